import type { KeyringStatus } from "~/ipc/generated";

/** Whether "stay signed in" can be chosen on this computer, and what is said about it. */
export function stayNote(status: KeyringStatus) {
  switch (status) {
    case "unavailable":
      return { offered: false, text: "session.stayUnavailable" } as const;
    case "refused":
      return { offered: false, text: "session.stayRefused" } as const;
    case "unknown":
    case "available":
      return { offered: true, text: "session.stayHelp" } as const;
  }
}
