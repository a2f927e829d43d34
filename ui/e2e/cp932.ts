/** Text as Japanese Excel writes it. Browsers and Node only read this encoding, so what they read is turned round. */

const decoder = new TextDecoder("shift_jis");

let written: ReadonlyMap<string, readonly number[]> | null = null;

/** Every character of the encoding with its bytes; the first way to write it counts. */
function table(): ReadonlyMap<string, readonly number[]> {
  const map = new Map<string, readonly number[]>();
  const add = (bytes: readonly number[]) => {
    const text = decoder.decode(Uint8Array.from(bytes));
    if ([...text].length === 1 && text !== "\uFFFD" && !map.has(text)) map.set(text, bytes);
  };
  for (let one = 0; one < 0x100; one += 1) add([one]);
  for (let lead = 0x81; lead <= 0xfc; lead += 1) for (let trail = 0x40; trail <= 0xfc; trail += 1) add([lead, trail]);
  return map;
}

/** The bytes of a text. Throws for what the encoding does not have. */
export function cp932(text: string): Uint8Array {
  written ??= table();
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const bytes = written?.get(character);
      if (!bytes) throw new Error(`${character} is not in CP932`);
      return bytes;
    }),
  );
}
