/** What the site's sanitizer allows. The preview sanitizes with it. */
export interface Policy {
  readonly elements: readonly string[]
  /** Attributes by element; the key `*` is for all elements. A name may end in `*`. */
  readonly attributes: Readonly<Record<string, readonly string[]>>
  /** CSS properties that are allowed in `style` attributes. */
  readonly styles: readonly string[]
  /** Schemes of links and sources; relative addresses are always allowed. */
  readonly schemes: readonly string[]
  /** Hosts of `iframe` sources. */
  readonly frameHosts: readonly string[]
}

const words = (text: string) => text.trim().split(/\s+/)

/** For a news site: text, figures, tables and media; no scripts, no forms, and no styles beyond size, alignment and colour. */
export const defaultPolicy: Policy = {
  elements: words(`
    a abbr address article aside b bdi bdo blockquote br caption center cite code col colgroup data dd del details dfn div dl dt
    em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i iframe img ins kbd li main mark nav ol p picture pre q rp rt ruby
    s samp section small source span strike strong sub summary sup table tbody td tfoot th thead time tr track tt u ul var video audio wbr`),
  attributes: {
    '*': words('id class title lang dir style role aria-* data-*'),
    a: words('href name target rel'),
    blockquote: ['cite'],
    q: ['cite'],
    del: words('cite datetime'),
    ins: words('cite datetime'),
    time: ['datetime'],
    data: ['value'],
    details: ['open'],
    ol: words('start reversed type'),
    li: ['value'],
    img: words('src srcset sizes alt width height loading decoding referrerpolicy'),
    source: words('src srcset sizes media type width height'),
    video: words('src poster controls width height preload loop muted playsinline'),
    audio: words('src controls preload loop muted'),
    track: words('src kind srclang label default'),
    iframe: words('src width height title allow allowfullscreen loading'),
    table: words('border cellpadding cellspacing width align'),
    td: words('colspan rowspan align valign width headers'),
    th: words('colspan rowspan align valign width headers scope abbr'),
    col: words('span width'),
    colgroup: words('span width'),
    font: words('color size face'),
  },
  styles: words('width max-width height text-align float vertical-align margin margin-left margin-right color background-color'),
  schemes: words('http https mailto tel'),
  frameHosts: words(`
    www.youtube.com www.youtube-nocookie.com player.vimeo.com player.bilibili.com v.qq.com player.youku.com
    open.spotify.com w.soundcloud.com www.google.com`),
}
