/** The password rule as it is shown while one types. For comfort only: the service decides. */

const SHORTEST = 12;
const LONGEST = 128;

export interface PasswordInput {
  readonly current: string;
  readonly next: string;
  readonly repeat: string;
  readonly account: string;
  readonly companyCode: string;
}

export type RuleName = "length" | "names" | "different" | "repeat";

/** Each part of the rule, and whether it is met. Nothing counts as met before something is typed. */
export function passwordRules(input: PasswordInput): ReadonlyArray<{ readonly name: RuleName; readonly met: boolean }> {
  const { current, next, repeat } = input;
  const typed = next !== "";
  const length = [...next].length;
  const lower = next.toLowerCase();
  const contains = (part: string) => part !== "" && lower.includes(part.toLowerCase());
  return [
    { name: "length", met: length >= SHORTEST && length <= LONGEST },
    { name: "names", met: typed && !contains(input.account) && !contains(input.companyCode) },
    { name: "different", met: typed && next !== current },
    { name: "repeat", met: typed && next === repeat },
  ];
}
