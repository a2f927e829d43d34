import { FileX } from "lucide-react";
import type { ReactNode } from "react";
import { Problem } from "~/components/Problem";
import { useT } from "~/i18n/i18n";
import type { IpcFailure } from "~/ipc/client";
import { EmptyState } from "~/kit/EmptyState";

export interface RowFailureProps {
  readonly failure: IpcFailure;
  /** Where to go from a row that is gone. */
  readonly actions?: ReactNode;
  readonly className?: string | undefined;
}

/** Why the row that was chosen cannot be shown. That it is gone is no fault: its adding may have been undone just now. */
export function RowFailure({ failure, actions, className }: RowFailureProps) {
  const t = useT();
  if (failure.body.code !== "not_found") return <Problem failure={failure} {...(className ? { className } : {})} />;
  return (
    <EmptyState icon={<FileX />} title={t("details.gone")} actions={actions}>
      {t("details.goneText")}
    </EmptyState>
  );
}
