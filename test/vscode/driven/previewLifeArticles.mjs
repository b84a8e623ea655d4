// The articles of previewLife.test.mjs.
export const clean = `---
title: Ferry crews agree on a new rota
description: Boats run every twenty minutes again from Monday.
date: 2025-01-05 08:30:00
updated: 2025-01-06 10:00:00
author: [Mara Ellison, Jonas Weel]
categories: [[City, Transport]]
headimg: /images/head.png
---

The crews voted **in favour** on Sunday. [The port's notice](https://port.example/notice) has the times, [all of them](#what-changes).

## What changes

- The first boat leaves at six.
- [x] The rota is signed.

> “We can live with it,” a skipper said.

| Line | Boats |
|---|---|
| Harbour | 3 |

<figure><img src="/images/head.png" alt="A ferry at the quay" width="160" height="90"><figcaption>On Sunday.</figcaption></figure>

{% youtube abc123 %}

\`\`\`
06:00 06:20 06:40
\`\`\`
`

export const tags = `---
title: Tags of the site
date: 2025-01-05
---

{% asset_img harbour.jpg "The harbour at six" %}

Before the {% post_link ferry 'ferry' %} left, {{ page.author }} said so.

{% youtube lJIrF4YjHfQ %}

{% blockquote Mara Ellison %}
We can live with it.
{% endblockquote %}
`

export const removed = `---
title: Removed by the site
date: 2025-01-05
---

<p onclick="b()">Boats</p>

<form></form>
`

export const gone = '---\ntitle: To be deleted\ndate: 2025-01-05\n---\n\nHere today.\n'

/** Paragraph n, from 0, is on line 6 + 2n. */
export const long = `---\ntitle: A long report\ndate: 2025-01-05\n---\n${Array.from({ length: 120 }, (_, n) => `\nParagraph ${n} of the report, as long as one line of it.\n`).join('')}`

export const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==', 'base64')
