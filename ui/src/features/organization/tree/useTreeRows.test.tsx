import { QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, it, vi } from "vitest";
import type { OrgQuery, OrgWindow } from "~/ipc/generated";
import { createQueryClient } from "~/ipc/query";
import { useTreeRows } from "./useTreeRows";

const host = vi.hoisted(() => ({ invoke: vi.fn<(command: string, request: unknown) => unknown>() }));
vi.mock("~/ipc/host", () => ({
  invoke: async (command: string, request: unknown) => host.invoke(command, request),
  listen: () => () => {},
}));

const window = (from: number): OrgWindow => ({ revision: 1, total: 70_000, from, expanded: ["sales"], rows: [] });

it("stays as long as it is while rows far away are on their way", async () => {
  let arrive = () => {};
  host.invoke.mockImplementation((_, request) => {
    const { from } = request as OrgQuery;
    if (from === 0) return window(0);
    return new Promise((done) => {
      arrive = () => done(window(from));
    });
  });
  const client = createQueryClient();
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const state = { expanded: null, query: "", showUsers: true };
  const { result } = renderHook(() => useTreeRows(state), { wrapper });
  await waitFor(() => expect(result.current.total).toBe(70_000));
  act(() => result.current.show(40_000, 40_030));
  expect(result.current).toMatchObject({ total: 70_000, isLoading: false, expanded: ["sales"] });
  expect(result.current.rowAt(40_000)).toBeUndefined();
  act(() => arrive());
  await waitFor(() => expect(host.invoke).toHaveBeenCalledTimes(2));
  expect(result.current.total).toBe(70_000);
});
