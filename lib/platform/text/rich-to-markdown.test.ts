import { describe, expect, it } from 'vitest';
import { renderComment } from './markdown';
import { richToMarkdown } from './rich-to-markdown';

const clean = (html: string, keepsLinks = false) => richToMarkdown(html, { keepsLinks });

/** What Word puts on the clipboard, shortened where it repeats itself. */
const WORD = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<link rel=File-List href="file:///C:/Users/x/AppData/Local/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-size:11.0pt; mso-fareast-language:EN-US;} @list l0:level1 {mso-level-number-format:bullet;} --></style></head>
<body lang=EN-ZA style='tab-interval:36.0pt;word-wrap:break-word'><!--StartFragment-->
<h2 style='mso-line-height-rule:exactly'><span lang=EN-US style='font-family:"Calibri Light",sans-serif'>What I saw<o:p></o:p></span></h2>
<p class=MsoNormal><span lang=EN-US>The pump was serviced in&nbsp;<b style='mso-bidi-font-weight:normal'>May</b>, and
it <i style='mso-bidi-font-style:normal'>has run </i>ever since.<o:p></o:p></span></p>
<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span lang=EN-US>A new valve<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span><span style='mso-list:Ignore'>o<span>&nbsp;&nbsp; </span></span></span><![endif]>of brass</p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]><span>Two gaskets</span></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;</span></span><![endif]>First the town</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>2.<span>&nbsp;&nbsp;</span></span><![endif]>then the <a href="https://example.org/?utm_source=word&amp;page=2">province</a></p>
<p class=MsoNormal style='mso-hide:all;display:none'>Bookmark</p>
<p class=MsoNormal><s>Never</s> Seldom.</p><!--EndFragment--></body></html>`;

/** What Google Docs puts there. */
const DOCS = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-6f1c0b3e-7fff-1"><p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;font-weight:400;font-style:normal;white-space:pre-wrap;">It is </span><span style="font-size:11pt;font-weight:700;font-style:normal;">not</span><span style="font-weight:400;"> so </span><span style="font-weight:400;font-style:italic;">simple</span><span>.</span></p><br /><ul style="margin-top:0;"><li dir="ltr" style="list-style-type:disc;" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">One</span></p></li><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>Two</span></p></li></ul></b>`;

/** A piece of a web page with all that hangs on it. */
const WEB = `<html><body><!--StartFragment--><article class="post"><nav><a href="/">Home</a></nav><h1 id="t">A headline</h1><p>By <a href="https://example.org/ann?fbclid=abc&amp;id=7" onclick="track()">Ann</a><sup class="reference"><a href="#n1">[1]</a></sup></p><img src="https://tracker.example/p.gif" width="1" height="1"><script>alert(1)</script><blockquote cite="x"><p>To be, or not.</p><p>That is it.</p></blockquote><ol start="3"><li>third<ul><li>inner</li></ul></li><li><p>fourth</p></li></ol><table><tr><th>Year</th><th>Rain</th></tr><tr><td>2019</td><td>310 mm</td></tr></table><p>Done.<br>Really.&#8203; <span style="display:none">secret</span><button>Share</button></p><hr></article><!--EndFragment--></body></html>`;

describe('what is pasted from Word', () => {
  it('keeps its words, its emphasis and its lists, and nothing else', () => {
    expect(clean(WORD)).toBe(
      [
        '**What I saw**',
        'The pump was serviced in **May**, and it *has run* ever since.',
        '- A new valve\n   - of brass\n- Two gaskets\n1. First the town\n2. then the province',
        '~~Never~~ Seldom.',
      ].join('\n\n'),
    );
  });

  it('keeps addresses where links are welcome, without what tracks', () => {
    expect(clean(WORD, true)).toContain('[province](https://example.org/?page=2)');
  });

  it('is shown as it was meant', () => {
    const html = renderComment(clean(WORD));
    expect(html).toContain('<ul>\n<li>A new valve');
    expect(html).toContain('<li>of brass</li>');
    expect(html).toContain('<ol>\n<li>First the town</li>\n<li>then the province</li>\n</ol>');
  });
});

describe('what is pasted from Google Docs', () => {
  it('has its emphasis from styles, and none from the element around it all', () => {
    expect(clean(DOCS)).toBe('It is **not** so *simple*.\n\n- One\n- Two');
  });
});

describe('what is pasted from a page', () => {
  it('is its text in our marks', () => {
    expect(clean(WEB)).toBe(
      [
        '**A headline**',
        'By Ann',
        '> To be, or not.\n>\n> That is it.',
        '3. third\n   - inner\n4. fourth',
        'Year | Rain\n2019 | 310 mm',
        'Done.\nReally.',
      ].join('\n\n'),
    );
  });

  it('keeps links where they are welcome: those of the web alone', () => {
    expect(clean(WEB, true)).toContain('By [Ann](https://example.org/ann?id=7)');
    expect(clean('<a href="javascript:alert(1)">x</a> <a href="/here">y</a>', true)).toBe('x y');
  });

  it('has no mark that was not meant', () => {
    const html =
      '<p>2 * 3 * 4, snake_case, _so_ and *so*</p><p>- no item</p><p>1. no number</p><p>&gt; no quotation</p>';
    const text = renderComment(clean(html))
      .replace(/<\/p>\s*<p>/g, '\n')
      .replace(/<\/?p>/g, '');
    expect(text).toBe('2 * 3 * 4, snake_case, _so_ and *so*\n- no item\n1. no number\n&gt; no quotation');
  });
});
