import { shared, withOptions, type MarkdownOptions } from '../../markdown/markdownOptions'
import { markedRules } from '../../markdown/marked/marked'
import type { MarkdownFeatures } from '../../markdown/siteMarkdown'
import { markdownItHeadings, markedHeadings, withoutHeadingIds, type LetterCase } from './hexoHeadings'
import { isMap, valueAt, type ConfigurationFile, type MarkdownSettings } from '../shared/markdownSettings'

/** hexo-renderer-marked (`index.js`: gfm, breaks, smartypants, autolink; its `lib/renderer.js` has description lists). */
export const hexoMarkdown: MarkdownFeatures = shared({
  definitionLists: true,
  taskLists: true,
  links: true,
  breaks: true,
  dash: '–',
  picturesFromRoot: true,
  codeFirst: true,
  tabLines: true,
  rules: markedRules,
  attributesShown: 'all',
  headings: markedHeadings(0),
})

const renderers = ['marked', 'markdown-it'] as const

/** `marked:` or `markdown:` of Hexo's configuration, by the renderer that package.json names. */
export const hexoMarkdownSettings: MarkdownSettings = {
  files: ['_config.yml', '_config.yaml', 'package.json'],
  renderers,
  read(files, options) {
    const installed = options.renderer ?? rendererIn(files)
    const renderer = renderers.find((name) => name === installed) ?? renderers[0]
    const key = renderer === 'marked' ? 'marked' : 'markdown'
    const configuration = files.find(({ path }) => path.startsWith('_config.'))
    const broken = configuration && configuration.data === undefined
    const own = valueAt(configuration?.data, key)
    return {
      features: withOptions(features(renderer, own), options, 'text'),
      renderer,
      files: configuration && isMap(own) ? [configuration.path] : [],
      doubt:
        renderer !== installed ? { kind: 'renderer', name: installed } : broken ? { kind: 'file', path: configuration.path } : undefined,
    }
  },
}

/** The renderer that package.json names; the usual one if it names none. */
function rendererIn(files: readonly ConfigurationFile[]): NonNullable<MarkdownOptions['renderer']> {
  const data = files.find(({ path }) => path === 'package.json')?.data
  const packages = ['dependencies', 'devDependencies'].flatMap((key) => {
    const named = valueAt(data, key)
    return isMap(named) ? Object.keys(named) : []
  })
  const found = packages.flatMap(
    (name) => /^hexo-renderer-(marked|markdown-it|pandoc|kramed|mathjax|multi-next-markdown-it)\b/.exec(name)?.[1] ?? [],
  )
  return found[0] ?? renderers[0]
}

function features(renderer: string, own: unknown): MarkdownFeatures {
  const switches = renderer === 'marked' ? own : valueAt(own, 'render')
  const isOn = (usual: boolean, key: string) => {
    const value = valueAt(switches, key)
    return typeof value === 'boolean' ? value : usual
  }
  const letters = (value: unknown): LetterCase => (value === 1 || value === 2 ? value : 0)
  if (renderer === 'marked')
    return shared({
      ...hexoMarkdown,
      breaks: isOn(true, 'breaks'),
      dash: isOn(true, 'smartypants') && hexoMarkdown.dash,
      links: isOn(true, 'autolink'),
      headings: isOn(true, 'headerIds') ? markedHeadings(letters(valueAt(own, 'modifyAnchors'))) : withoutHeadingIds,
    })
  const level = valueAt(own, 'anchors', 'level')
  return shared({
    breaks: isOn(true, 'breaks'),
    dash: isOn(true, 'typographer') && hexoMarkdown.dash,
    links: isOn(true, 'linkify'),
    html: isOn(true, 'html') ? undefined : 'text',
    headings: markdownItHeadings(letters(valueAt(own, 'anchors', 'case')), typeof level === 'number' ? level : 2),
  })
}
