import { screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { PolicyItemView } from "~/ipc/generated";
import { show } from "~/test/frame";
import { CATALOGUE } from "~/test/policies";
import { ValueField } from "./ValueField";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

const items = CATALOGUE.flatMap((section) => section.items);

it.each(items.map((item): [string, PolicyItemView] => [item.label.ja, item]))("ties %s to its help", (_, item) => {
  show(
    <>
      <p id="help">説明</p>
      <ValueField item={item} text="" onChange={() => {}} fault={null} isDisabled={false} describedBy="help" />
    </>,
  );
  const field = screen.queryByRole("textbox") ?? screen.queryByRole("switch") ?? screen.getByRole("button");
  expect(field.getAttribute("aria-describedby")?.split(" ")).toContain("help");
});
