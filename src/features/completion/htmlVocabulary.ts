import * as l10n from '@vscode/l10n'

export interface HtmlTag {
  readonly name: string
  readonly documentation: string
  /** The snippet after the name of the element. */
  readonly rest: string
}

/** An attribute. `values` is empty for one without a value, undefined for one with any value. */
export interface HtmlWord {
  readonly name: string
  readonly documentation: string
  readonly values?: readonly string[]
}

/** The elements of figures. */
export function figureTags(): readonly HtmlTag[] {
  return [
    {
      name: 'figure',
      documentation: l10n.t('An image, video or table with its caption.'),
      rest: '>\n<img src="$1" alt="$2">\n<figcaption>$3</figcaption>\n</figure>',
    },
    { name: 'figcaption', documentation: l10n.t('The caption of a figure: its first or last element.'), rest: '>$1</figcaption>' },
    { name: 'img', documentation: l10n.t('An image. Give it alt, width and height.'), rest: ' src="$1" alt="$2">' },
    {
      name: 'picture',
      documentation: l10n.t('An image in several formats or sizes; the browser picks one.'),
      rest: '>$1</picture>',
    },
    { name: 'source', documentation: l10n.t('One format or size of an image or video.'), rest: ' srcset="$1">' },
    { name: 'video', documentation: l10n.t('A video. Add controls, so that readers can play it.'), rest: ' src="$1" controls></video>' },
    {
      name: 'audio',
      documentation: l10n.t('A sound recording. Add controls, so that readers can play it.'),
      rest: ' src="$1" controls></audio>',
    },
    {
      name: 'iframe',
      documentation: l10n.t('A page of another site, such as a map. Give it a title.'),
      rest: ' src="$1" title="$2" loading="lazy"></iframe>',
    },
    { name: 'cite', documentation: l10n.t('The source or the photographer.'), rest: '>$1</cite>' },
    { name: 'small', documentation: l10n.t('Small print, such as a credit.'), rest: '>$1</small>' },
  ]
}

/** The attributes of an element, its specific ones first; undefined for elements that do not occur in figures. */
export function attributesOf(tag: string): readonly HtmlWord[] | undefined {
  const specific = specificAttributes()[tag]
  return specific && [...specific, ...commonAttributes()]
}

function specificAttributes(): Readonly<Record<string, readonly HtmlWord[] | undefined>> {
  const src = { name: 'src', documentation: l10n.t('The address.') }
  const width = {
    name: 'width',
    documentation: l10n.t('The width in pixels, as a whole number. It keeps the page from jumping while it loads.'),
  }
  const height = {
    name: 'height',
    documentation: l10n.t('The height in pixels, as a whole number. It keeps the page from jumping while it loads.'),
  }
  const loading = {
    name: 'loading',
    documentation: l10n.t('lazy: loaded only when the reader scrolls near it.'),
    values: ['lazy', 'eager'],
  }
  const title = { name: 'title', documentation: l10n.t('A short description, for readers who cannot see it.') }
  const play = [
    { name: 'controls', documentation: l10n.t('Shows the play and pause buttons.'), values: [] },
    { name: 'preload', documentation: l10n.t('How much is loaded before the reader presses play.'), values: ['none', 'metadata', 'auto'] },
    { name: 'muted', documentation: l10n.t('Plays without sound.'), values: [] },
    { name: 'loop', documentation: l10n.t('Starts again when it ends.'), values: [] },
  ]
  return {
    img: [
      src,
      { name: 'alt', documentation: l10n.t('What the image shows, for readers who cannot see it. Leave it empty for decoration.') },
      width,
      height,
      loading,
      {
        name: 'decoding',
        documentation: l10n.t('async: the text is shown without waiting for the image.'),
        values: ['async', 'sync', 'auto'],
      },
      { name: 'srcset', documentation: l10n.t('Other sizes of the image; the browser picks one.') },
      { name: 'sizes', documentation: l10n.t('How wide the image is shown.') },
    ],
    source: [
      { name: 'srcset', documentation: l10n.t('Other sizes of the image; the browser picks one.') },
      src,
      {
        name: 'type',
        documentation: l10n.t('The file format.'),
        values: ['image/webp', 'image/avif', 'video/mp4', 'video/webm', 'audio/mpeg'],
      },
      { name: 'media', documentation: l10n.t('Which screens it is for.') },
      { name: 'sizes', documentation: l10n.t('How wide the image is shown.') },
    ],
    video: [src, { name: 'poster', documentation: l10n.t('The image shown before the video is played.') }, width, height, ...play],
    audio: [src, ...play],
    iframe: [
      src,
      title,
      width,
      height,
      loading,
      { name: 'allowfullscreen', documentation: l10n.t('Readers can switch it to full screen.'), values: [] },
    ],
    a: [
      { name: 'href', documentation: l10n.t('The address.') },
      { name: 'rel', documentation: l10n.t('How the linked page relates to this one.'), values: ['noopener', 'nofollow', 'sponsored'] },
      title,
    ],
    figure: [],
    figcaption: [],
    picture: [],
    cite: [],
    small: [],
    div: [],
    span: [],
    p: [],
  }
}

function commonAttributes(): readonly HtmlWord[] {
  return [
    { name: 'id', documentation: l10n.t('A name for links and aria attributes to point to. Use it only once in an article.') },
    { name: 'class', documentation: l10n.t('Style names from the style sheet of the site.') },
    { name: 'aria-describedby', documentation: l10n.t('The id of the element that describes it, such as its caption.') },
    { name: 'aria-labelledby', documentation: l10n.t('The id of the element that names it.') },
    { name: 'lang', documentation: l10n.t('The language of its text, such as zh-CN.') },
  ]
}

export interface BodySnippet {
  readonly name: string
  readonly prefix: string
  readonly text: string
}

/** Whole figures, offered at the start of a line. */
export function bodySnippets(): readonly BodySnippet[] {
  const alt = l10n.t('what the image shows')
  const caption = l10n.t('caption')
  return [
    {
      name: l10n.t('Figure with caption'),
      prefix: 'figure',
      text: `<figure>\n<img src="$1" alt="\${2:${alt}}">\n<figcaption>\${3:${caption}}</figcaption>\n</figure>`,
    },
    {
      name: l10n.t('Figure with caption and credit'),
      prefix: 'figure-credit',
      text: `<figure>\n<img src="$1" alt="\${2:${alt}}">\n<figcaption>\${3:${caption}} <small>\${4:${l10n.t('Photo: name')}}</small></figcaption>\n</figure>`,
    },
    {
      name: l10n.t('Video with caption'),
      prefix: 'video',
      text: `<figure>\n<video src="$1" poster="$2" controls preload="metadata"></video>\n<figcaption>\${3:${caption}}</figcaption>\n</figure>`,
    },
    {
      name: l10n.t('Embedded page with caption'),
      prefix: 'embed',
      text: `<figure>\n<iframe src="$1" title="\${2:${l10n.t('what the page shows')}}" width="560" height="315" loading="lazy" allowfullscreen></iframe>\n<figcaption>\${3:${caption}}</figcaption>\n</figure>`,
    },
  ]
}
