/** Every text of the interface, area by area. A test fails on a key that is used nowhere or written nowhere. */

import { account } from "./messages/account";
import { admins } from "./messages/admins";
import { app } from "./messages/app";
import { common } from "./messages/common";
import { connection } from "./messages/connection";
import { details } from "./messages/details";
import { devices } from "./messages/devices";
import { errors } from "./messages/errors";
import { exports } from "./messages/exports";
import { history } from "./messages/history";
import { home } from "./messages/home";
import { importRows } from "./messages/importRows";
import { imports } from "./messages/imports";
import { manuals } from "./messages/manuals";
import { notices } from "./messages/notices";
import { organization } from "./messages/organization";
import { policies } from "./messages/policies";
import { policyEffects } from "./messages/policyEffects";
import { policyFiles } from "./messages/policyFiles";
import { policyHere } from "./messages/policyHere";
import { recycleBin } from "./messages/recycleBin";
import { session } from "./messages/session";
import { settings } from "./messages/settings";
import { status } from "./messages/status";
import { views } from "./messages/views";

export const messages = {
  ...common,
  ...errors,
  ...app,
  ...session,
  ...account,
  ...settings,
  ...home,
  ...manuals,
  ...notices,
  ...organization,
  ...devices,
  ...admins,
  ...history,
  ...imports,
  ...importRows,
  ...exports,
  ...views,
  ...details,
  ...recycleBin,
  ...policies,
  ...policyFiles,
  ...policyEffects,
  ...policyHere,
  ...status,
  ...connection,
};

export type MessageKey = keyof typeof messages;
