import { createContext, useContext } from "react";

/** The few words that primitives say by themselves. The app gives them in the language of the window. */
export interface KitTexts {
  readonly showPassword: string;
  readonly hidePassword: string;
  readonly clearSearch: string;
  readonly dismiss: string;
  readonly close: string;
  /** Why a dialog cannot be left. */
  readonly busy: string;
  readonly loading: string;
  readonly notifications: string;
  readonly optional: string;
}

const Context = createContext<KitTexts | null>(null);

export const KitTextsProvider = Context.Provider;

export function useKitTexts(): KitTexts {
  const texts = useContext(Context);
  if (!texts) throw new Error("KitTextsProvider is missing");
  return texts;
}
