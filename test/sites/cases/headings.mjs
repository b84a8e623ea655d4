import { named, titled } from './articles.mjs'

/** What ids headings get. A body may have several, since ids are unique in a page. */
export const headings = named(
  'heading',
  [
    '## Harbour opens', '## 港口 重开', '## 港口，重开！（第二天）', '## Giới thiệu', '## Ünï cödé ß Æ', '## Москва и Ñandú', '## مرسى القوارب', '## ハーバー・フェリー', '## 항구가 열렸다', '## İstanbul ﬁne ①', '## e\u0301tude',
    '## 🎏 Boats', '## Boats 🎏 now', '## 👩‍👩‍👧 family', '## :boat: by name', '## #️⃣ keycap',
    '## Hello, World!', '## A.B: c; d?', '## Part 2.1 -- the end', '## a -- b', '## a---b...', '## "Quoted" and \'single\'', '## Boats & nets', '## 5 < 6 > 4', '## 50% off @ $3', '## C++ and C#', '## a/b\\c|d', '## A_b-c', '## snake_case_word', '## -leading and trailing-', '## __init__', '## (in brackets) [x]', '## a   b  c', '## a\tb', '## 12 apples', '## 2024', '## 1. First', '## ...', '## ！？', '## -', '## section',
    '## `code` here', '## a `b_c-d` e', '## *em* and **strong**', '## ~~gone~~ stays', '## [link](/x) here', '## [Ferry](https://example.org "Title") line', '## ![Alt text](/a.jpg) picture', '## <b>bold</b> tag', '## a <br /> b', '## a&nbsp;b &copy; &lt;c', '## a \\* b \\_ c', '## https://example.org now', '## see www.example.org', '## desk@example.org', '## a[^1]\n\n[^1]: note', '## [ref] here\n\n[ref]: /x', '## [no ref] here',
    '## Same\n\n## Same\n\n## Same', '## A\n\n## A-1\n\n## A', '## A 1\n\n## A\n\n## A', '## same\n\n### Same\n\n#### SAME', '## 港\n\n## 港', '## !\n\n## !\n\n## ?', '## a\n\n> ## a\n\n- ## a', '## section\n\n## ！\n\n## ？',
    'Under lined\n---', 'Two\nlines\n===\n\nText', '# Harbour\n\nText\n\n## Harbour', '## Closed ##', '## T {#own}', '## T {#Own_Id.x}\n\n## T', '## T {#own}\n\n## own', '## {#only}', '## T {id=x}', '## T {: #ial}', '## T\n{: #behind}', '## T {.c}', '## T {#a b}', '## 题 {#题}', '##', '### Level three\n\n###### Level six', '## a<!-- c -->b', '<h2>Raw heading</h2>\n\n## Raw heading', '<h2 id="taken">x</h2>\n\n## Taken', '## Harbour {/* #comment-id */}', '## Long heading with many words that goes on and on until nobody reads it any more',
  ],
  (body) => titled('', `${body}\n`),
)
