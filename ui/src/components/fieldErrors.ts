/** Broken rules told at the field that broke them. */

import { useState } from "react";
import type { IpcFailure } from "~/ipc/client";
import type { Rejection } from "~/ipc/generated";
import { useRejectionTexts } from "./Problem";

export interface FieldErrors {
  /** What is wrong with a field, or with anything inside it, until it is changed. */
  readonly at: (path: string) => string | undefined;
  /** Says that a field was changed: what was wrong with it may be no longer. */
  readonly touch: (path: string) => void;
  /** For `Problem`: what is said at a field is not said again above the form. */
  readonly shownAtFields: (rejection: Rejection) => boolean;
}

/** The errors of a form whose fields are these, as JSON pointers below the change. */
export function useFieldErrors(failure: IpcFailure | null, fields: readonly string[]): FieldErrors {
  const [touched, setTouched] = useState<{ readonly since: IpcFailure | null; readonly paths: readonly string[] }>({
    since: null,
    paths: [],
  });
  const rejections = failure?.body.rejections ?? [];
  const texts = useRejectionTexts(rejections);
  const paths = touched.since === failure ? touched.paths : [];
  return {
    at(field) {
      if (paths.some((path) => inside(field, path))) return undefined;
      const found = texts.filter((_, index) => inside(rejections[index]?.path ?? "", field));
      return found.length > 0 ? [...new Set(found)].join(" ") : undefined;
    },
    touch: (path) => {
      if (failure) setTouched({ since: failure, paths: [...paths, path] });
    },
    shownAtFields: (rejection) => fields.some((field) => inside(rejection.path, field)),
  };
}

function inside(path: string, field: string): boolean {
  return path === field || path.startsWith(`${field}/`);
}
