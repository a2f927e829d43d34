/** The console's own name for itself, taken apart; null for other programs, which are shown as they call themselves. */
export function programOf(client: string): { readonly version: string; readonly system: string } | null {
  const found = /^cloudone-console\/(\S+) \(([^)]+)\)/.exec(client);
  const [, version, system] = found ?? [];
  return version && system ? { version, system } : null;
}
