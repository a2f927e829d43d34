/** Where the pages of a PDF lie one below the other. Pure. */

import type { PageSize } from "./engine";

/** Between pages, and around them. */
export const GAP = 12;
/** Pages kept drawn beyond each end of what is in sight. */
const BEYOND = 1;

export const LEAST_ZOOM = 0.5;
export const MOST_ZOOM = 3;
const STEPS = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];

/** As wide as the view, or a number: 1 is 100 %. */
export type Zoom = "width" | number;

export function clampZoom(zoom: number): number {
  return Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, zoom));
}

/** The next round zoom, up or down. */
export function nextZoom(zoom: number, by: 1 | -1): number {
  // What fits the width is rarely round: a hair's breadth is no step.
  const further = by > 0 ? STEPS.find((step) => step > zoom * 1.01) : STEPS.findLast((step) => step < zoom * 0.99);
  return further ?? (by > 0 ? MOST_ZOOM : LEAST_ZOOM);
}

/** The zoom at which the widest page is as wide as the view. */
export function widthZoom(sizes: readonly PageSize[], viewWidth: number): number {
  const widest = Math.max(1, ...sizes.map(({ width }) => width));
  return clampZoom((viewWidth - 2 * GAP) / widest);
}

export interface Layout {
  /** The upper edge of every page. */
  readonly tops: readonly number[];
  readonly heights: readonly number[];
  readonly width: number;
  readonly height: number;
}

export function layOut(sizes: readonly PageSize[], zoom: number): Layout {
  const tops: number[] = [];
  let top = GAP;
  for (const { height } of sizes) {
    tops.push(top);
    top += height * zoom + GAP;
  }
  return {
    tops,
    heights: sizes.map(({ height }) => height * zoom),
    width: Math.max(0, ...sizes.map(({ width }) => width * zoom)) + 2 * GAP,
    height: top,
  };
}

/** The page at a height: the last that begins above it. */
export function pageAt({ tops }: Layout, y: number): number {
  let low = 0;
  let high = tops.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

export interface Window {
  readonly first: number;
  readonly last: number;
  /** The page that is read: the one at the middle of the view's upper half. */
  readonly current: number;
}

/** The pages that exist while the view is there. */
export function windowAt(layout: Layout, scrollTop: number, viewHeight: number): Window {
  const most = layout.tops.length - 1;
  return {
    first: Math.max(0, pageAt(layout, scrollTop) - BEYOND),
    last: Math.min(most, pageAt(layout, scrollTop + viewHeight) + BEYOND),
    current: pageAt(layout, scrollTop + viewHeight / 4),
  };
}

/** How many pixels down a page a height of the layout lies. */
export function depthOn({ tops }: Layout, page: number, y: number): number {
  return y - (tops[page] ?? 0);
}

/** A place that stays where it is while everything around it becomes larger or smaller. */
export interface Anchor {
  readonly page: number;
  /** How far down the page, as a part of its height. */
  readonly part: number;
}

export function anchorAt(layout: Layout, y: number): Anchor {
  const page = pageAt(layout, y);
  return { page, part: (y - (layout.tops[page] ?? 0)) / Math.max(1, layout.heights[page] ?? 1) };
}

export function heightOf(layout: Layout, { page, part }: Anchor): number {
  return (layout.tops[page] ?? 0) + part * (layout.heights[page] ?? 0);
}
