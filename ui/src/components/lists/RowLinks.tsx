import { Link } from "@tanstack/react-router";
import { placeOf, rowId } from "~/components/places";
import type { RowLabel } from "~/ipc/generated";

/** Names of rows below each other; each leads to its row. */
export function RowLinks({ rows }: { readonly rows: readonly RowLabel[] }) {
  return (
    <ul>
      {rows.map(({ row, name }) => (
        <li key={rowId(row)}>
          <Link {...placeOf(row)} draggable={false}>
            {name}
          </Link>
        </li>
      ))}
    </ul>
  );
}
