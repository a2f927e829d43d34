import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useStable } from "~/util/useStable";
import type { PageSize } from "./engine";
import { PIXELS_PER_POINT } from "./engine";
import {
  type Anchor,
  anchorAt,
  clampZoom,
  depthOn,
  GAP,
  heightOf,
  type Layout,
  layOut,
  nextZoom,
  type Window,
  widthZoom,
  windowAt,
  type Zoom,
} from "./layout";
import type { ReadPlace } from "./outline";

export interface PdfView {
  readonly zoom: Zoom;
  /** What the zoom comes to. */
  readonly scale: number;
  readonly layout: Layout;
  readonly window: Window;
  /** What is read, in points. */
  readonly place: ReadPlace;
  readonly setZoom: (zoom: Zoom) => void;
  readonly stepZoom: (by: 1 | -1) => void;
  /** To a page, and so many points down on it. */
  readonly goTo: (page: number, points?: number) => void;
}

/** What a turn of the wheel with Ctrl comes to. */
const WHEEL = 0.0022;

/** Which part of a book is in sight, and how large. What is looked at stays where it is while the zoom changes. */
export function usePdfView(sizes: readonly PageSize[], scroller: RefObject<HTMLElement | null>): PdfView {
  const [zoom, setZoomState] = useState<Zoom>("width");
  const [view, setView] = useState({ top: 0, width: 0, height: 0 });
  const kept = useRef<{
    readonly anchor: Anchor;
    readonly y: number;
    readonly x: number;
    readonly scale: number;
  } | null>(null);
  const scale = zoom === "width" ? widthZoom(sizes, view.width) : zoom;
  const layout = useMemo(() => layOut(sizes, scale), [sizes, scale]);

  const hold = useStable((x: number, y: number) => {
    const box = scroller.current;
    if (box && view.width > 0)
      kept.current = { anchor: anchorAt(layout, box.scrollTop + y), y, x: box.scrollLeft + x, scale };
  });
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const measure = () => setView({ top: box.scrollTop, width: box.clientWidth, height: box.clientHeight });
    measure();
    box.addEventListener("scroll", measure, { passive: true });
    const observer = new ResizeObserver(() => {
      hold(0, 0);
      measure();
    });
    observer.observe(box);
    return () => {
      box.removeEventListener("scroll", measure);
      observer.disconnect();
    };
  }, [scroller, hold]);

  useLayoutEffect(() => {
    const box = scroller.current;
    const held = kept.current;
    kept.current = null;
    if (!box || !held || held.scale === scale) return;
    box.scrollTop = heightOf(layout, held.anchor) - held.y;
    box.scrollLeft += held.x * (scale / held.scale - 1);
    setView({ top: box.scrollTop, width: box.clientWidth, height: box.clientHeight });
  }, [layout, scale, scroller]);

  const zoomAt = useStable((next: Zoom, x: number, y: number) => {
    hold(x, y);
    setZoomState(next === "width" ? next : clampZoom(next));
  });
  const zoomBy = useStable((factor: number, x: number, y: number) => zoomAt(scale * factor, x, y));
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const onWheel = (event: WheelEvent) => {
      // What a touch pad sends for a pinch looks the same.
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const { left, top } = box.getBoundingClientRect();
      zoomBy(Math.exp(-event.deltaY * WHEEL), event.clientX - left, event.clientY - top);
    };
    box.addEventListener("wheel", onWheel, { passive: false });
    return () => box.removeEventListener("wheel", onWheel);
  }, [scroller, zoomBy]);

  const window = windowAt(layout, view.top, view.height);
  const depth = (y: number) => depthOn(layout, window.current, view.top + y) / (PIXELS_PER_POINT * scale);
  return {
    zoom,
    scale,
    layout,
    window,
    // Going to an entry leaves half a gap above it.
    place: { page: window.current, from: depth(GAP), to: depth(view.height / 4) },
    setZoom: useStable((next: Zoom) => zoomAt(next, view.width / 2, 0)),
    stepZoom: useStable((by: 1 | -1) => zoomAt(nextZoom(scale, by), view.width / 2, 0)),
    goTo: useStable((page: number, points = 0) => {
      const top = (layout.tops[page] ?? 0) + points * PIXELS_PER_POINT * scale - GAP / 2;
      scroller.current?.scrollTo({ top });
    }),
  };
}
