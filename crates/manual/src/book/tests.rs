use super::*;
use crate::page::Page;

fn html(source: &str) -> Result<String, Vec<(usize, String)>> {
    let page = read::parse(source, Language::Ja, "page")?;
    let html = html::page(&page, Language::Ja);
    // Whatever the builder writes is what every console reads.
    let checked = Page::check(html.as_bytes(), Language::Ja).unwrap();
    Ok(checked.main().trim().to_owned())
}

#[test]
fn markdown_becomes_a_page() {
    let source = "\
# 題 & 名 {#top}

**「権限」**を`a < b`と*強調*。[先](other.md#there)、[ここ](#top)、[設定](screen:settings)、[外](https://example.com/?a=1&b=2)。
次の行。

## 見出し {#part}

3. 一

   - 中
4. 二

| 列 | 値 |
|---|---|
| `x` | **y** |

```
<b>
```

> 注意

![画面 \"絵\"](../images/ja/home.png)
";
    assert_eq!(
        html(source).unwrap(),
        "\
<h1 id=\"top\">題 &amp; 名</h1>
<p><strong>「権限」</strong>を<code>a &lt; b</code>と<em>強調</em>。<a href=\"other.html#there\">先</a>、<a href=\"#top\">ここ</a>、<a href=\"screen:settings\">設定</a>、外 <span class=\"address\">https://example.com/?a=1&amp;b=2</span>。次の行。</p>
<h2 id=\"part\">見出し</h2>
<ol start=\"3\">
<li>一<ul>
<li>中</li>
</ul>
</li>
<li>二</li>
</ol>
<table><thead><tr><th>列</th><th>値</th></tr>
</thead><tbody><tr><td><code>x</code></td><td><strong>y</strong></td></tr>
</tbody></table>
<pre><code>&lt;b&gt;</code></pre>
<blockquote>
<p>注意</p>
</blockquote>
<p><img src=\"../../images/ja/home.png\" alt=\"画面 &quot;絵&quot;\"></p>"
    );
}

#[test]
fn what_the_manual_does_not_have_is_told_with_its_line() {
    let page = |rest: &str| format!("# 題 {{#top}}\n\n{rest}\n");
    for (source, line) in [
        (page("<script>alert(1)</script>"), 3),
        (page("a <b>x</b>"), 3),
        (page("<!-- x -->"), 3),
        (page("## 見出し"), 3),
        (page("## 見出し {#Bad Anchor}"), 3),
        (page("# 二つ目 {#second}"), 3),
        (page("##### 深い {#deep}"), 3),
        (page("[x](javascript:alert)"), 3),
        (page("[x](http://example.com)"), 3),
        (page("[x](other.md#)"), 3),
        (page("![x](../images/en/home.png)"), 3),
        (page("![x](https://example.com/home.png)"), 3),
        (page("![](../images/ja/home.png)"), 3),
        (page("---"), 3),
        ("題だけ".into(), 1),
        (String::new(), 1),
    ] {
        let found = html(&source).unwrap_err();
        assert!(found.iter().any(|(at, _)| *at == line), "{source}: {found:?}");
    }
}

/// Sources of one book with one page.
fn sources(ja: &str, en: &str) -> Result<Sources, Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    let plan = r#"{"books":[{"id":"book","title":{"ja":"本","en":"Book"},"pages":["page"]}]}"#;
    for (path, text) in [("books.json", plan), ("ja/page.md", ja), ("en/page.md", en)] {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    Sources::read(folder.path())
}

#[test]
fn both_languages_have_the_same_sections_and_links_lead_somewhere() {
    let good = sources(
        "# 題 {#top}\n\n本文\n\n## 部 {#part}\n",
        "# T {#top}\n\n[x](page.md#part)\n\n## P {#part}\n",
    );
    let files = good.unwrap().files().unwrap();
    let manifest = manifest(&files, Version([0, 1, 0]), 7).unwrap();
    assert_eq!(manifest.files().count(), 7);
    assert_eq!(super::manifest(&files, Version([0, 1, 0]), 7).unwrap(), manifest, "the same again");
    let found = |ja: &str, en: &str| sources(ja, en).unwrap_err().join("\n");
    let en = "# T {#top}\n";
    assert!(found("# 題 {#top}\n\n## 部 {#part}\n", en).contains("en: part is missing"));
    assert!(found("# 題 {#top}\n\n## 部 {#top}\n", en).contains("top is an anchor of page, too"));
    for link in ["other.md", "page.md#gone", "#gone", "screen:nowhere"] {
        assert!(found(&format!("# 題 {{#top}}\n\n[x]({link})\n"), en).contains("leads nowhere"), "{link}");
    }
    assert!(found("# 題 {#top}\n\n![絵](../images/ja/gone.png)\n", en).contains("images/ja/gone.png"));
}

#[test]
fn a_section_is_searched_with_all_its_words() {
    let source = "# 題 {#top}\n\n始め\n\n## 部 {#part}\n\n- **一**つ\n\n| a | b |\n|---|---|\n| c | `d` |\n";
    let page = read::parse(source, Language::Ja, "page").unwrap();
    let book =
        SourceBook { id: "book".into(), title: "本".into(), language: Language::Ja, pages: vec![page] };
    let sections: Vec<(String, String)> =
        text::sections(&book).into_iter().map(|section| (section.title, section.text)).collect();
    assert_eq!(sections, [("題".into(), "始め".into()), ("部".to_owned(), "一つ\na b\nc d".to_owned())]);
}
