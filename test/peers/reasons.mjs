// Why a tool and Copydesk differ. A difference that none of these is about fails the comparison.

const all = ['html-validate', 'HTMLHint', 'axe-core']

/** Whether what is written there is, or stands in, a template tag. */
const templated = ({ article: { article }, place }) => {
  const masked = article.masked
  return /\uE000/.test(masked.slice(place, masked.indexOf('>', place) + 1))
}
const anyTemplate = ({ article: { article } }) => /\uE000/.test(article.masked)
const elementAt = ({ article: { article }, place }) => article.elements.find(({ startTag }) => startTag.start === place)
const figureOf = (element) => {
  let at = element?.parent
  while (at && at.name !== 'figure') at = at.parent
  return at
}
const attribute = (element, name) => element?.attributes.find((one) => one.name === name)
const written = ({ article: { text }, place }, pattern) => pattern.test(text.slice(place, place + 40))
/** Whether Copydesk has told of an element that is left open around that place, or from there on. */
const toldElsewhere = ({ article: { article }, place, all: { ours } }) =>
  [...ours].some((start) => article.unbalanced.some(({ range, end }) => range.start === start && start <= place && end >= place - 2))
/** Whether the tool has told of it at another tag: the end tag that it misses it at, the last one open, or the end of the file. */
const theyToldElsewhere = ({ article: { article }, place, all: { theirs } }) => {
  const tag = article.unbalanced.find(({ range }) => range.start === place)
  return tag?.kind === 'unclosed' && [...theirs.values()].some((message) => new RegExp(`</${tag.name}\\b|open elements`, 'i').test(message))
}

/** @type {readonly { concern: string, tools: readonly string[], side: 'ours' | 'theirs', why: string, is: (difference: any) => boolean }[]} */
export const reasons = [
  {
    concern: 'missing alt',
    tools: all,
    side: 'theirs',
    why: 'HTML lets alt be left out of the only image of a figure with a caption',
    is: (one) => figureOf(elementAt(one))?.children.some((child) => child.name === 'figcaption'),
  },
  {
    concern: 'missing alt',
    tools: all,
    side: 'theirs',
    why: 'code of a page that lost its fence: told at its first image alone',
    is: ({ article: { article }, place, all: { ours } }) =>
      ['html', 'head', 'body', 'template'].some((name) => article.named(name).some(({ range }) => range.start < place)) &&
      [...ours].some((start) => start < place),
  },
  {
    concern: 'missing alt',
    tools: ['HTMLHint'],
    side: 'theirs',
    why: 'nobody hears of an image that is hidden from screen readers',
    is: (one) => attribute(elementAt(one), 'aria-hidden')?.value === 'true',
  },
  {
    concern: 'missing alt',
    tools: ['axe-core'],
    side: 'ours',
    why: 'axe-core takes a title for a name; HTML asks for alt all the same, and a title is not shown on telephones',
    is: (one) => attribute(elementAt(one), 'title') !== undefined,
  },
  {
    concern: 'place of figcaption',
    tools: ['html-validate'],
    side: 'ours',
    why: 'html-validate lets a figcaption stand outside of any figure',
    is: (one) => elementAt(one)?.parent?.name !== 'figure',
  },
  {
    concern: 'place of figcaption',
    tools: ['html-validate'],
    side: 'ours',
    why: 'told at what stands behind the figcaption',
    is: (one) => [...one.all.theirs].some(([at, message]) => at > one.place && /before <figcaption>/.test(message)),
  },
  {
    concern: 'place of figcaption',
    tools: ['html-validate'],
    side: 'theirs',
    why: 'told at the figcaption that is in the wrong place',
    is: (one) => /before <figcaption>/.test(one.message) && [...one.all.ours].some((at) => at < one.place),
  },
  {
    concern: 'dangling aria reference',
    tools: ['axe-core'],
    side: 'ours',
    why: 'for axe-core one of several ids is enough',
    is: (one) => elementAt(one)?.attributes.some(({ name, value }) => name.startsWith('aria-') && /\S\s+\S/.test(value ?? '')),
  },
  {
    concern: 'dangling aria reference',
    tools: ['html-validate', 'axe-core'],
    side: 'theirs',
    why: 'a template tag of the article may print the element',
    is: anyTemplate,
  },
  {
    concern: 'duplicate id',
    tools: ['axe-core'],
    side: 'ours',
    why: 'axe-core looks at ids that ARIA or a label refers to only',
    is: () => true,
  },
  {
    concern: 'duplicate id',
    tools: ['html-validate', 'HTMLHint'],
    side: 'theirs',
    why: 'a template tag prints the id, each time another one',
    is: templated,
  },
  {
    concern: 'unclosed or stray tag',
    tools: ['html-validate', 'HTMLHint'],
    side: 'theirs',
    why: 'a template tag of the article may open, close or choose it',
    is: (one) =>
      templated(one) ||
      (anyTemplate(one) &&
        (toldElsewhere(one) || written(one, /^<\/?(?:div|figure|blockquote)/) || one.article.html.slice(one.place).trim() === '')),
  },
  {
    concern: 'unclosed or stray tag',
    tools: ['html-validate', 'HTMLHint'],
    side: 'theirs',
    why: 'told at the start tag that is left open',
    is: toldElsewhere,
  },
  {
    concern: 'unclosed or stray tag',
    tools: ['html-validate', 'HTMLHint'],
    side: 'ours',
    why: 'the tool takes the slash of <iframe /> for its end; browsers do not',
    is: (one) => written(one, /^<iframe\b/) && elementAt(one)?.endTag === undefined,
  },
  {
    concern: 'unclosed or stray tag',
    tools: ['html-validate', 'HTMLHint'],
    side: 'ours',
    why: 'told at an end tag or at the end',
    is: theyToldElsewhere,
  },
  {
    concern: 'unclosed or stray tag',
    tools: ['html-validate'],
    side: 'ours',
    why: 'html-validate has given up at a tag before',
    is: (one) => [...one.all.theirs.values()].some((message) => message.startsWith('parser-error')),
  },
  {
    concern: 'unclosed or stray tag',
    tools: ['html-validate', 'HTMLHint'],
    side: 'ours',
    why: 'the tool reads a tag on behind the blank line, or the end of the file, that ends it in Markdown',
    is: (one) => one.article.article.unbalanced.some(({ kind, range }) => kind === 'cut' && range.start <= one.place),
  },
  {
    concern: 'unclosed or stray tag',
    tools: ['html-validate', 'HTMLHint'],
    side: 'theirs',
    why: 'told at the tag that a blank line cuts off, not where the tool gives up',
    is: (one) =>
      /^(?:parser-error|tag-pair)/.test(one.message) &&
      one.article.article.unbalanced.some(({ kind, range }) => kind === 'cut' && range.start <= one.place),
  },
  {
    concern: 'unclosed or stray tag',
    tools: ['html-validate'],
    side: 'theirs',
    why: 'the file, an excerpt, ends within a tag; that is no tag yet',
    is: (one) => one.message.startsWith('parser-error') && one.article.article.masked.indexOf('>', one.place) < 0,
  },
  {
    concern: 'unclosed or stray tag',
    tools: ['html-validate', 'HTMLHint'],
    side: 'theirs',
    why: 'HTML lets the end tags of <p> and <li> be left out, and browsers close <p> before a block',
    is: (one) => /no-implicit-close|<\/?(?:p|li)>/.test(one.message),
  },
  {
    concern: 'unclosed or stray tag',
    tools: ['html-validate', 'HTMLHint'],
    side: 'theirs',
    why: 'a name in angle brackets in a sentence: a placeholder',
    is: (one) => /<\/?path>/.test(one.message),
  },
  {
    concern: 'unclosed or stray tag',
    tools: ['HTMLHint'],
    side: 'theirs',
    why: 'browsers pass over the end tag of an element that has none',
    is: (one) => written(one, /^<\/(?:img|br)>/),
  },
  {
    concern: 'obsolete HTML',
    tools: ['HTMLHint', 'axe-core'],
    side: 'ours',
    why: 'the tool knows elements only, axe-core none but blink and marquee',
    is: (one) => one.tool === 'axe-core' || elementAt(one) === undefined,
  },
  {
    concern: 'obsolete HTML',
    tools: ['HTMLHint'],
    side: 'theirs',
    why: 'told at the start tag alone',
    is: (one) => written(one, /^<\//),
  },
  {
    concern: 'title of iframe',
    tools: ['HTMLHint', 'axe-core'],
    side: 'theirs',
    why: 'hidden, or with attributes that are only known when the page is made',
    is: (one) => elementAt(one)?.attributes.some(({ name, templated }) => templated || name === 'hidden' || name === 'aria-hidden'),
  },
]
