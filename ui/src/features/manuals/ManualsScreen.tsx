import { useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { LoadingArea } from "~/kit/Spinner";
import { useStable } from "~/util/useStable";
import type { ManualsAddress } from "./manualsAddress";
import { ReadingScreen } from "./ReadingScreen";

// The reader of PDFs is most of what it brings with it: only whoever opens one waits for it.
const PdfScreen = lazy(() => import("./pdf/PdfScreen").then((module) => ({ default: module.PdfScreen })));

/** The manual, page by page or as the PDF of a book. Either is in the address. */
export function ManualsScreen() {
  const address = useSearch({ from: "/manuals" });
  const navigate = useNavigate();
  const go = useStable((to: ManualsAddress) => void navigate({ to: "/manuals", search: to }));
  const { pdf, ...place } = address;
  if (pdf === undefined) {
    return <ReadingScreen place={address} onPlace={go} onPdf={(book) => go({ ...place, pdf: book })} />;
  }
  return (
    <Suspense fallback={<LoadingArea />}>
      <PdfScreen key={pdf} book={pdf} onClose={() => go(place)} />
    </Suspense>
  );
}
