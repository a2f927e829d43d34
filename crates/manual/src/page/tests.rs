use super::*;

const HEAD: &str = "<!doctype html>\n<html lang=\"ja\"><head><meta charset=\"utf-8\"><title>題 &amp; 名</title><link rel=\"stylesheet\" href=\"../../manual.css\"></head><body><main>";
const END: &str = "</main></body></html>\n";

fn check(main: &str) -> Result<String, Refusal> {
    let html = format!("{HEAD}{main}{END}");
    Page::check(html.as_bytes(), Language::Ja).map(|page| page.main().to_owned())
}

#[test]
fn a_page_is_what_the_builder_writes() {
    let main = "<h1 id=\"a\">見出し</h1>\n<p>本文<br><a href=\"b.html#c\">先</a><img src=\"../../images/ja/x.png\" alt=\"絵\"></p><ol start=\"3\"><li><code>a &lt; b</code></li></ol>";
    let html = format!("{HEAD}{main}{END}");
    let page = Page::check(html.as_bytes(), Language::Ja).unwrap();
    assert_eq!((page.title.as_str(), page.main()), ("題 & 名", main));
    assert_eq!(page.anchors, ["a"]);
    assert_eq!(page.links, [Link::Page("b".into(), Some("c".into()))]);
    assert_eq!(page.pictures().collect::<Vec<_>>(), ["x"]);
    let shown = page.main_with(|name| Ok::<_, ()>(format!("data:{name}"))).unwrap();
    assert_eq!(shown, main.replace("../../images/ja/x.png", "data:x"));
    assert!(Page::check(html.as_bytes(), Language::En).is_err(), "another language");
}

#[test]
fn what_is_not_on_the_list_is_refused() {
    let attacks = [
        "<script>alert(1)</script>",
        "<SCRIPT>alert(1)</SCRIPT>",
        "<p onclick=\"alert(1)\">x</p>",
        "<p><img src=\"x\" onerror=\"alert(1)\"></p>",
        "<img src=\"https://example.com/a.png\" alt=\"\">",
        "<img src=\"//example.com/a.png\" alt=\"\">",
        "<img src=\"../../images/ja/../../x.png\" alt=\"\">",
        "<img src=\"../../images/en/x.png\" alt=\"\">",
        "<img src=\"data:image/svg+xml,x\" alt=\"\">",
        "<img alt=\"\" src=\"../../images/ja/x.png\">",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\"java&#115;cript:alert(1)\">x</a>",
        "<a href=\"JavaScript:alert(1)\">x</a>",
        "<a href=\"https://example.com/\">x</a>",
        "<a href=\"\">x</a>",
        "<a href=\"b.html#\">x</a>",
        "<a href=\"b.html?x\">x</a>",
        "<a href='b.html'>x</a>",
        "<a href=b.html>x</a>",
        "<a href=\"b.html\" href=\"c.html\">x</a>",
        "<a href=\"b.html\"onclick=\"x\">x</a>",
        "<a  href=\"b.html\">x</a>",
        "<a/href=\"b.html\">x</a>",
        "<iframe></iframe>",
        "<object></object>",
        "<svg></svg>",
        "<math></math>",
        "<style>x</style>",
        "<base href=\"x\">",
        "<form></form>",
        "<template></template>",
        "<p style=\"color:red\">x</p>",
        "<title>x</title>",
        "<link rel=\"stylesheet\" href=\"../../manual.css\">",
        "<meta charset=\"utf-8\">",
        "<main></main>",
        "<!-- x -->",
        "<![CDATA[x]]>",
        "<?xml x?>",
        "<p>x",
        "</p>",
        "<p></em>",
        "<p>a & b</p>",
        "<p>&#60;</p>",
        "<p>a > b</p>",
        "<p>\0</p>",
        "<p>\u{1b}</p>",
        "<span class=\"x\">x</span>",
        "<h2 id=\"A\">x</h2>",
        "<h2 id=\"a b\">x</h2>",
        "<ol start=\"99999\"></ol>",
        "<br/>",
        "<",
    ];
    for attack in attacks {
        assert!(matches!(check(attack), Err(Refusal::Unsafe(_))), "{attack}");
    }
    let deep = format!("{}{}", "<ul><li>".repeat(40), "</li></ul>".repeat(40));
    assert!(check(&deep).is_err(), "nested too deeply");
}

#[test]
fn the_frame_of_a_page_is_fixed() {
    let whole = format!("{HEAD}<p>x</p>{END}");
    assert!(Page::check(whole.as_bytes(), Language::Ja).is_ok());
    let spoilt = [
        whole.replace("<!doctype html>\n", ""),
        whole.replace("<title>題 &amp; 名</title>", "<title><p>x</p></title>"),
        whole.replace("../../manual.css", "https://example.com/a.css"),
        whole.replace("utf-8", "utf-7"),
        whole.replace("<head>", "<head><script>x</script>"),
        whole.replace("<body>", "<body><p>outside</p>"),
        whole.replace("<main><p>x</p></main>", ""),
        whole.replace("</html>", ""),
        format!("{whole}<p>x</p>"),
        format!("{whole}x"),
        format!("x{whole}"),
    ];
    for page in spoilt {
        assert!(Page::check(page.as_bytes(), Language::Ja).is_err(), "{page}");
    }
    assert!(Page::check(b"\xff\xfe", Language::Ja).is_err());
}
