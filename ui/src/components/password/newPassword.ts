/** First passwords: made here, shown once, handed over by a person. The company's rule decides whether one is fit. */

import { call } from "~/ipc/client";
import type { AdminId } from "~/ipc/generated";

/** Signs at least, also where the company asks for fewer. */
const LENGTH = 16;
const BLOCK = 4;
/** Without signs that are mistaken for each other when they are read out or copied by hand. */
const SIGNS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** A new password, in blocks that can be read out; of `shortest` signs at least. */
export function newPassword(shortest = LENGTH): string {
  const length = Math.max(LENGTH, shortest);
  // Bytes beyond the last whole multiple would make the first signs likelier than the rest.
  const limit = 256 - (256 % SIGNS.length);
  let text = "";
  let count = 0;
  while (count < length) {
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1));
    if (byte >= limit) continue;
    if (count > 0 && count % BLOCK === 0) text += "-";
    text += SIGNS.charAt(byte % SIGNS.length);
    count += 1;
  }
  return text;
}

/** What of the company's rule can be told here: whether a password is worth sending. Its own answer is the service's. */
export async function isFit(password: string, admin: AdminId | null, names: readonly string[]): Promise<boolean> {
  const rating = await call("password_rate", { password, admin, names: names.filter((name) => name.trim() !== "") });
  return rating.faults.length === 0;
}
