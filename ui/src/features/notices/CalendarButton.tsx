import { CalendarPlus } from "lucide-react";
import { useActs } from "~/components/acts";
import { Problem } from "~/components/Problem";
import { useI18n } from "~/i18n/i18n";
import type { NoticeView } from "~/ipc/generated";
import { useAct } from "~/ipc/query";
import { Button } from "~/kit/Button";
import { showToast } from "~/kit/toasts";

/** Writes a maintenance into a file that calendars read. Needs no connection. */
export function CalendarButton({ notice }: { readonly notice: NoticeView }) {
  const { t, locale } = useI18n();
  const save = useAct("notices_calendar_save");
  const disabledReason = notice.ended_at === null ? null : t("notices.calendarOver");
  const onPress = () =>
    save.mutate(
      { id: notice.id, language: locale },
      {
        // Nothing is answered where no place for the file was chosen.
        onSuccess: (file) =>
          file ? showToast({ text: t("notices.calendarSaved", { file: file.file_name }) }) : undefined,
      },
    );
  useActs([{ id: "notices.calendar", label: t("notices.calendar"), disabledReason, onAction: onPress }]);
  return (
    <>
      <div>
        <Button icon={<CalendarPlus />} disabledReason={disabledReason} isPending={save.isPending} onPress={onPress}>
          {t("notices.calendar")}
        </Button>
      </div>
      {save.error ? <Problem failure={save.error} /> : null}
    </>
  );
}
