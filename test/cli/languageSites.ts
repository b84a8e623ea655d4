/**
 * The same small site in three languages, as four generators lay it out. Three stories: `harbour` is complete; `ferry` lacks Chinese; of `market` the
 * original was changed after its French translation. All have the same title, date and tags in each language, as names of ships often have.
 */

export interface LanguageSite {
  readonly files: Readonly<Record<string, string>>
  /** The paths of the stories: original, French, Chinese. */
  readonly stories: Readonly<Record<'harbour' | 'ferry' | 'market', readonly string[]>>
}

type Place = (story: string, tag: 'en' | 'fr' | 'zh-cn') => string
type More = (story: string, tag: 'en' | 'fr' | 'zh-cn') => string

const tags = ['en', 'fr', 'zh-cn'] as const
const titles = { harbour: 'Ocean Star 7', ferry: 'Mistral', market: 'Halle 3' } as const
const days = { harbour: '2024-01-05', ferry: '2024-02-06', market: '2024-03-07' } as const

export function languageSite(configuration: Readonly<Record<string, string>>, place: Place, more: More = () => ''): LanguageSite {
  const files: Record<string, string> = { ...configuration }
  const stories: Record<'harbour' | 'ferry' | 'market', string[]> = { harbour: [], ferry: [], market: [] }
  for (const story of ['harbour', 'ferry', 'market'] as const) {
    for (const tag of tags) {
      if (story === 'ferry' && tag === 'zh-cn') continue
      const changed = story === 'market' ? `lastmod: ${tag === 'fr' ? '2024-03-08' : '2024-06-01'}\n` : ''
      const path = place(story, tag)
      stories[story].push(path)
      files[path] =
        `---\ntitle: ${titles[story]}\ndate: ${days[story]}\n${changed}slug: ${story}\ntags: [${tag === 'en' ? 'Harbour' : 'Harbor'}]\n${more(story, tag)}---\nText.\n`
    }
  }
  return { files, stories }
}

export const languageSites: Readonly<Record<string, LanguageSite>> = {
  'Hugo, by suffix': languageSite(
    { 'hugo.toml': 'defaultContentLanguage = "en"\n[languages.en]\n[languages.fr]\n[languages.zh-cn]\n' },
    (story, tag) => `content/posts/${story}${tag === 'en' ? '' : `.${tag}`}.md`,
  ),
  'Hugo, by contentDir': languageSite(
    {
      'hugo.yaml':
        'defaultContentLanguage: en\nlanguages:\n  en: { contentDir: content/english }\n  fr: { contentDir: content/french }\n  zh-cn: { contentDir: content/chinese }\n',
    },
    (story, tag) => `content/${{ en: 'english', fr: 'french', 'zh-cn': 'chinese' }[tag]}/posts/${story}.md`,
  ),
  'Jekyll with polyglot': languageSite(
    { '_config.yml': 'title: News\nlanguages: [en, fr, zh-CN]\ndefault_lang: en\n', Gemfile: 'gem "jekyll"\n' },
    (story, tag) => `_posts/${tag}/${days[story as keyof typeof days]}-${story}.md`,
    (story, tag) => `lang: ${tag}\npermalink: /${story}/\n`,
  ),
  'Jekyll without a plugin': languageSite(
    { '_config.yml': 'title: News\n', Gemfile: 'gem "jekyll"\n' },
    (story, tag) => `_posts/${days[story as keyof typeof days]}-${story}-${tag}.md`,
    (story, tag) => `lang: ${tag}\nref: ${story}\n`,
  ),
  Docusaurus: languageSite(
    { 'docusaurus.config.js': "export default { i18n: { defaultLocale: 'en', locales: ['en', 'fr', 'zh-cn'] } }\n" },
    (story, tag) => (tag === 'en' ? `blog/${story}.md` : `i18n/${tag}/docusaurus-plugin-content-blog/${story}.md`),
  ),
  Astro: languageSite(
    { 'astro.config.mjs': "export default { i18n: { defaultLocale: 'en', locales: ['en', 'fr', 'zh-cn'] } }\n" },
    (story, tag) => `src/content/blog/${tag}/${story}.md`,
  ),
}
