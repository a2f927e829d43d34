/** First passwords: made here, shown once, handed over by a person. The service decides whether one is fit. */

const SHORTEST = 12;
const LONGEST = 128;
const LENGTH = 16;
const BLOCK = 4;
/** Without signs that are mistaken for each other when they are read out or copied by hand. */
const SIGNS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** A new password, in blocks that can be read out. */
export function newPassword(): string {
  // Bytes beyond the last whole multiple would make the first signs likelier than the rest.
  const limit = 256 - (256 % SIGNS.length);
  let text = "";
  let count = 0;
  while (count < LENGTH) {
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1));
    if (byte >= limit) continue;
    if (count > 0 && count % BLOCK === 0) text += "-";
    text += SIGNS.charAt(byte % SIGNS.length);
    count += 1;
  }
  return text;
}

/** Whether a password can be fit: long enough, and without the names that everybody knows. */
export function looksFit(password: string, account: string, companyCode: string): boolean {
  const length = [...password].length;
  const lower = password.toLowerCase();
  const contains = (part: string) => part.trim() !== "" && lower.includes(part.trim().toLowerCase());
  return length >= SHORTEST && length <= LONGEST && !contains(account) && !contains(companyCode);
}
