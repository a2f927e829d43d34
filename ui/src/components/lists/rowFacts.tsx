/** What is known about a device or a user, a line each: the same wherever one is shown. */

import type { ReactNode } from "react";
import { freeFacts } from "~/components/free";
import type { I18n } from "~/i18n/i18n";
import { PLATFORM_NAMES } from "~/i18n/platform";
import type { DeviceDetail, Settings, UserDetail } from "~/ipc/generated";
import { DeviceStateBadge } from "./DeviceStateBadge";
import type { Fact } from "./Facts";
import styles from "./Lists.module.css";
import { PathLinks } from "./PathLinks";
import { PLATFORM_ICONS } from "./platformIcons";
import { RowLinks } from "./RowLinks";

export function deviceFacts(
  { t, format }: I18n,
  { device, path, user }: DeviceDetail,
  settings: Settings | undefined,
): readonly Fact[] {
  const Icon = PLATFORM_ICONS[device.platform];
  const platform: ReactNode = (
    <span className={styles["withIcon"]}>
      <Icon aria-hidden="true" />
      {t(PLATFORM_NAMES[device.platform])}
    </span>
  );
  const contact = device.last_contact;
  return [
    { id: "state", label: t("lists.state"), value: <DeviceStateBadge state={device.state} /> },
    {
      id: "place",
      label: t("lists.group"),
      value: path.length > 0 ? <PathLinks path={path} /> : t("common.unassigned"),
    },
    { id: "user", label: t("lists.user"), value: user ? <RowLinks rows={[user]} /> : "" },
    {
      id: "contact",
      label: t("lists.lastContact"),
      value: contact
        ? t("lists.contactAt", { ago: format.relative(contact), at: format.dateTime(contact) })
        : t("lists.never"),
    },
    { id: "address", label: t("lists.address"), value: device.address },
    { id: "platform", label: t("lists.platform"), value: platform },
    { id: "os", label: t("lists.os"), value: device.os },
    { id: "serial", label: t("lists.serial"), value: device.serial },
    { id: "asset", label: t("lists.assetNumber"), value: device.asset_number },
    ...freeFacts(settings?.device_labels, device.free),
  ];
}

export function userFacts(
  { t }: I18n,
  { user, path, devices }: UserDetail,
  settings: Settings | undefined,
): readonly Fact[] {
  return [
    { id: "yomigana", label: t("organization.yomigana"), value: user.yomigana },
    { id: "place", label: t("lists.group"), value: <PathLinks path={path} /> },
    { id: "number", label: t("lists.employeeNumber"), value: user.employee_number },
    { id: "mail", label: t("lists.mail"), value: user.mail },
    { id: "title", label: t("lists.jobTitle"), value: user.title },
    ...freeFacts(settings?.user_labels, user.free),
    { id: "devices", label: t("lists.devices"), value: devices.length > 0 ? <RowLinks rows={devices} /> : "" },
  ];
}
