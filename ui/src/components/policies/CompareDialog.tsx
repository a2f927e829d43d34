import { Problem } from "~/components/Problem";
import { useT } from "~/i18n/i18n";
import type { DeviceId } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { Dialog, LeaveButton } from "~/kit/Dialog";
import { LoadingArea } from "~/kit/Spinner";
import { DifferenceTable } from "./DifferenceTable";
import { differences } from "./differences";
import { usePolicyCatalogue } from "./usePolicyCatalogue";

export interface CompareDialogProps {
  readonly left: DeviceId;
  readonly right: DeviceId;
  readonly onClose: () => void;
}

/** What holds on two devices, side by side, where it differs. */
export function CompareDialog({ left, right, onClose }: CompareDialogProps) {
  const t = useT();
  const catalogue = usePolicyCatalogue();
  const { data, error } = useCall("policies_compare", { left, right }, { keep: false });
  const labels = useCall("rows_labels", {
    rows: [
      { kind: "device", id: left },
      { kind: "device", id: right },
    ],
  }).data;
  const nameOf = (id: DeviceId) =>
    labels?.find(({ row }) => row.kind === "device" && row.id === id)?.name ?? t("policies.targetDevice");
  const rows = data ? differences(data.left.effective, data.right.effective) : [];
  return (
    <Dialog
      help="policies-compare"
      isOpen
      onClose={onClose}
      title={t("policies.compareTitle")}
      size="l"
      footer={<LeaveButton>{t("common.close")}</LeaveButton>}
    >
      {error ? <Problem failure={error} /> : null}
      {!data && !error ? <LoadingArea /> : null}
      {data ? (
        <>
          <p role="status">
            {rows.length === 0
              ? t("policies.compareSame", { left: nameOf(left), right: nameOf(right) })
              : t("policies.compareCount", { n: rows.length })}
          </p>
          {rows.length > 0 ? (
            <DifferenceTable
              label={t("policies.compareTitle")}
              rows={rows}
              left={nameOf(left)}
              right={nameOf(right)}
              catalogue={catalogue}
            />
          ) : null}
        </>
      ) : null}
    </Dialog>
  );
}
