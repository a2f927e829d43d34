import { expect, it } from "vitest";
import { type ManualNode, readManual, readTarget } from "./manualHtml";

/** Every tag and every attribute of what would be drawn. */
function drawn(nodes: readonly ManualNode[]): string[] {
  return nodes.flatMap((node) =>
    typeof node === "string"
      ? []
      : [
          node.tag,
          ...("attributes" in node ? Object.entries(node.attributes).map(String) : []),
          ...drawn(node.children),
        ],
  );
}

it("draws nothing that runs, loads or leads outside, whatever a page holds", () => {
  const hostile = [
    "<script>alert(1)</script>",
    "<style>@import 'https://example.com/a.css'</style>",
    "<p onclick='alert(1)' style='background:url(https://example.com/x)'>text</p>",
    "<img src='https://example.com/x.png' onerror='alert(1)'>",
    "<img src='data:image/svg+xml;base64,AAAA'>",
    "<iframe src='https://example.com'></iframe><object data='x'></object><embed src='x'>",
    "<svg><script>alert(1)</script><a href='javascript:alert(1)'>x</a></svg>",
    "<form action='https://example.com'><input name='x'><button>go</button></form>",
    "<math><mtext><img src=x onerror=alert(1)></mtext></math>",
    "<a href='javascript:alert(1)'>one</a><a href='https://example.com/'>two</a><a href='//example.com'>three</a>",
    "<base href='https://example.com'><meta http-equiv='refresh' content='0;url=https://example.com'>",
  ].join("");
  expect(drawn(readManual(hostile))).toEqual(["p"]);
  expect(JSON.stringify(readManual(hostile))).not.toMatch(/alert|javascript|https:|onerror|onclick/);
});

it("keeps what a manual is made of", () => {
  const page =
    "<h2 id='grants'>権限</h2><table><tr><th scope='col' colspan='2'>a</th></tr></table>" +
    "<img src='data:image/png;base64,AAAA' alt='画面'><p class='warning x'>b</p><ol start='3'><li>c</li></ol>";
  expect(drawn(readManual(page))).toEqual([
    ...["h2", "table", "tbody", "tr", "th", "colSpan,2", "scope,col"],
    ...["img", "src,data:image/png;base64,AAAA", "alt,画面", "p", "data-mark,warning", "ol", "start,3", "li"],
  ]);
  expect(readManual("<h2 id='grants'>権限</h2>")[0]).toMatchObject({ anchor: "grants" });
});

it("knows how large a picture is before it is decoded", () => {
  const head = "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x05\0\0\0\x03\x20\x08\x06";
  expect(readManual(`<img src='data:image/png;base64,${btoa(head)}' alt=''>`)[0]).toMatchObject({
    attributes: { width: 1280, height: 800 },
  });
});

it("follows links within the manual and to screens, and no others", () => {
  expect(readTarget("#grants")).toEqual({ kind: "place", page: null, anchor: "grants" });
  expect(readTarget("admins.html#grants")).toEqual({ kind: "place", page: "admins", anchor: "grants" });
  expect(readTarget("admins.html")).toEqual({ kind: "place", page: "admins", anchor: null });
  expect(readTarget("screen:settings")).toEqual({ kind: "screen", screen: "settings" });
  for (const other of [
    "",
    "https://example.com/a.html",
    "../admins.html",
    "/admins.html",
    "file:admins.html",
    "a.exe",
  ]) {
    expect(readTarget(other)).toBeNull();
  }
});
