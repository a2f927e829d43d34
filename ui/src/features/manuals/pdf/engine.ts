/**
 * The border to pdf.js, and the only file that imports it. The worker is a file of the console's own; nothing is fetched,
 * nothing is evaluated (this build has no `eval` and no `new Function`) and no WebAssembly is compiled, so that the content
 * security policy stays as strict as it was. The manual's PDFs embed their fonts, so that neither CMaps nor standard fonts are shipped.
 */

import {
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
  PDFWorker,
  RenderingCancelledException,
  TextLayer,
} from "pdfjs-dist/legacy/build/pdf.mjs";
import workerAddress from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";
import { type PdfLink, readLinks } from "./links";
import { type OutlineEntry, readOutline } from "./outline";

/** PDF counts in points. */
export const PIXELS_PER_POINT = 96 / 72;
/** A canvas larger than this is drawn coarser: engines refuse much larger ones without a word. */
const MOST_PIXELS = 24_000_000;
/** As in an image of a printed page; larger ones are left out instead of filling the memory. */
const MOST_IMAGE_PIXELS = 64_000_000;

/** A page's size in CSS pixels at 100 %. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** A piece of a page's text, in the order of reading. */
export type TextPiece = string;

/** Something that is being drawn. `done` answers whether it was drawn to the end. */
export interface Drawing {
  readonly done: Promise<boolean>;
  cancel(): void;
}

export interface PdfBook {
  readonly sizes: readonly PageSize[];
  readonly outline: readonly OutlineEntry[];
  /** Draws a page, counted from 0, at a zoom (1 is 100 %) as fine as the screen. */
  draw(page: number, canvas: HTMLCanvasElement, zoom: number): Drawing;
  /** Lays the page's text over it, to be selected and read aloud; answers the element of every piece. */
  layText(page: number, into: HTMLElement): { readonly pieces: Promise<readonly HTMLElement[]>; cancel(): void };
  readText(page: number): Promise<readonly TextPiece[]>;
  readLinks(page: number): Promise<readonly PdfLink[]>;
  close(): void;
}

/** Reads a PDF given in Base64. Says how many of how many pages it has read. */
export async function openPdf(base64: string, onPages: (done: number, of: number) => void): Promise<PdfBook> {
  const { worker, stop } = await startWorker();
  try {
    const task = getDocument({
      data: bytesOf(base64),
      worker,
      useWasm: false,
      useWorkerFetch: false,
      maxImageSize: MOST_IMAGE_PIXELS,
      enableXfa: false,
      verbosity: 0,
    });
    return await read(await task.promise, onPages, stop);
  } catch (thrown) {
    stop();
    throw thrown;
  }
}

/**
 * Starts the worker. The port is made here because pdf.js takes a scheme like `tauri:` for another origin and would put
 * the worker into a `blob:`, which the policy forbids. Where no worker comes up, the same file does the work in the page.
 */
async function startWorker(): Promise<{ readonly worker: PDFWorker; readonly stop: () => void }> {
  const port = await startPort();
  if (port === null) {
    await import(/* @vite-ignore */ new URL(workerAddress, document.baseURI).href);
    const worker = new PDFWorker();
    return { worker, stop: () => worker.destroy() };
  }
  // The type of the option is that of its default. A worker has a verbosity of its own, and would tell of every page left unread.
  const worker = PDFWorker.create({ port, verbosity: 0 } as unknown as Parameters<typeof PDFWorker.create>[0]);
  const stop = () => {
    worker.destroy();
    port.terminate();
  };
  return { worker, stop };
}

/** A worker that has said that it is there; null where none can be. */
async function startPort(): Promise<Worker | null> {
  try {
    const port = new Worker(workerAddress, { type: "module" });
    const isUp = await new Promise<boolean>((resolve) => {
      port.onmessage = () => resolve(true);
      port.onerror = () => resolve(false);
    });
    port.onmessage = null;
    port.onerror = null;
    if (!isUp) port.terminate();
    return isUp ? port : null;
  } catch {
    // WebKit throws at once where a policy forbids it.
    return null;
  }
}

async function read(
  document: PDFDocumentProxy,
  onPages: (done: number, of: number) => void,
  stop: () => void,
): Promise<PdfBook> {
  const pages: PDFPageProxy[] = [];
  const sizes: PageSize[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: PIXELS_PER_POINT });
    pages.push(page);
    sizes.push({ width, height });
    onPages(number, document.numPages);
  }
  const outline = await readOutline(document);
  const pageAt = (index: number) => {
    const page = pages[index];
    if (!page) throw new RangeError(`there is no page ${index}`);
    return page;
  };
  const content = (index: number) => pageAt(index).getTextContent({ disableNormalization: true });
  return {
    sizes,
    outline,
    draw: (index, canvas, zoom) => draw(pageAt(index), canvas, zoom),
    layText(index, into) {
      let layer: TextLayer | null = null;
      let isCancelled = false;
      const pieces = content(index).then(async (textContentSource) => {
        if (isCancelled) return [];
        const viewport = pageAt(index).getViewport({ scale: 1 });
        layer = new TextLayer({ textContentSource, container: into, viewport });
        await layer.render().catch((thrown: unknown) => {
          if (!isCancelled) throw thrown;
        });
        return isCancelled ? [] : layer.textDivs;
      });
      return {
        pieces,
        cancel() {
          isCancelled = true;
          layer?.cancel();
        },
      };
    },
    async readText(index) {
      return (await content(index)).items.flatMap((item) => ("str" in item ? [item.str] : []));
    },
    readLinks: async (index) => readLinks(document, await pageAt(index).getAnnotations(), pageAt(index).view),
    close() {
      void document.loadingTask.destroy().finally(stop);
    },
  };
}

function draw(page: PDFPageProxy, canvas: HTMLCanvasElement, zoom: number): Drawing {
  const viewport = page.getViewport({ scale: zoom * PIXELS_PER_POINT });
  const { width, height } = viewport;
  const ratio = Math.min(window.devicePixelRatio || 1, Math.sqrt(MOST_PIXELS / (width * height)));
  canvas.width = Math.max(1, Math.floor(width * ratio));
  canvas.height = Math.max(1, Math.floor(height * ratio));
  const task = page.render({ canvas, viewport, transform: [ratio, 0, 0, ratio, 0, 0] });
  const done = task.promise.then(
    () => true,
    (thrown: unknown) => {
      if (thrown instanceof RenderingCancelledException) return false;
      throw thrown;
    },
  );
  return { done, cancel: () => task.cancel() };
}

function bytesOf(base64: string): Uint8Array {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}
