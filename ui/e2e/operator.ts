/** The operator of the service at its machine: notices and the state of the service, told while it runs. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DEMO, json, output, SERVICE } from "./programs";

interface Words {
  readonly ja: string;
  readonly en: string;
}

/** A notice as its file holds it. */
export interface Draft {
  readonly kind: "information" | "maintenance" | "incident";
  readonly title: Words;
  readonly body: Words;
  readonly starts_at?: string;
  readonly ends_at?: string;
  readonly affects?: readonly string[];
  readonly emergency?: Words;
  readonly correction?: Words;
}

export class Operator {
  private readonly folder: string;
  private readonly data: string;

  /** `folder` takes the files that the commands read. */
  constructor(folder: string, data: string) {
    this.folder = folder;
    this.data = data;
  }

  /** Answers how the notice is named. */
  publish(draft: Draft): string {
    const words = ["notice", "publish", "--data", this.data, "--file", this.file(draft), "--json"];
    return json<{ id: string }>(SERVICE, words).id;
  }

  /** The notices of the demo: maintenance two weeks ahead, and a piece of information. */
  publishDemo(): void {
    for (const draft of json<readonly Draft[]>(DEMO, ["--notices"])) this.publish(draft);
  }

  correct(id: string, draft: Draft): void {
    output(SERVICE, ["notice", "correct", "--data", this.data, "--id", id, "--file", this.file(draft)]);
  }

  end(id: string): void {
    output(SERVICE, ["notice", "end", "--data", this.data, "--id", id]);
  }

  set(level: "operational" | "degraded" | "outage" | "maintenance"): void {
    output(SERVICE, ["status", "set", "--data", this.data, "--component", "console", "--level", level]);
  }

  private file(draft: Draft): string {
    const path = join(this.folder, "notice.json");
    writeFileSync(path, JSON.stringify(draft));
    return path;
  }
}

/** Urgent maintenance that is under way, for two more hours. */
export function urgentNow(): Draft {
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
  return {
    kind: "maintenance",
    title: { ja: "緊急メンテナンス", en: "Urgent maintenance" },
    body: { ja: "ディスクを交換しています。", en: "A disk is being replaced." },
    starts_at: at(-1),
    ends_at: at(120),
    affects: ["console"],
    emergency: { ja: "ディスクが故障したため。", en: "A disk has failed." },
  };
}
