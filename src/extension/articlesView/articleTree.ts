import * as vscode from 'vscode'
import type { Corpus } from '../../corpus/corpus'
import { vocabularies } from '../../corpus/records/record'
import {
  listed,
  listedArticles,
  listedValues,
  listedWith,
  nameOf,
  newestFirst,
  type Filter,
  type ListedArticle,
} from '../../features/names/nameList'
import { articleProblems } from '../diagnostics/articleProblems'
import { articleItem, groupItem, moreItem, siteItem, valueItem } from './articleItems'
import type { Corpora } from '../corpus/workspaceCorpus'
import { runInSlices } from '../platform/timeSlicer'
import type { ArticleLeaf, ArticleNode, Group, GroupNode, MoreNode } from './articleNodes'

/** How many children a node shows at first, and how many more with each "Show more". */
const pageSize = 200

/** The articles of the workspace by category, byline and tag, those with problems, and drafts. Indexing starts when the tree is first shown. */
export class ArticleTree implements vscode.TreeDataProvider<ArticleNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<ArticleNode | undefined>()
  readonly onDidChangeTreeData = this.#changed.event
  readonly #corpora: Pick<Corpora, 'all' | 'indexAll'>
  readonly #limits = new Map<string, number>()
  readonly #drafts = new WeakMap<Corpus, { readonly version: number; readonly articles: readonly ListedArticle[] }>()
  #filter: Filter | undefined
  /** Cached until the next refresh. */
  #problems: ReturnType<typeof articleProblems> | undefined

  constructor(corpora: Pick<Corpora, 'all' | 'indexAll'>) {
    this.#corpora = corpora
  }

  /** Shows only the matching articles and names; undefined shows all. */
  set filter(filter: Filter | undefined) {
    this.#filter = filter
    this.#limits.clear()
    this.refresh()
  }

  refresh(): void {
    this.#problems = undefined
    this.#changed.fire(undefined)
  }

  /** Shows the next page of a node's children. */
  showMore({ parent }: MoreNode): void {
    this.#limits.set(parent.id, this.#limit(parent.id) + pageSize)
    // Not only the node: VS Code ignores a node that it has asked for anew since.
    this.#changed.fire(undefined)
  }

  getTreeItem(node: ArticleNode): vscode.TreeItem {
    switch (node.kind) {
      case 'site':
        return siteItem(node)
      case 'group':
        return groupItem(node)
      case 'value':
        return valueItem(node)
      case 'article':
        return articleItem(node)
      case 'more':
        return moreItem(node)
    }
  }

  async getChildren(node?: ArticleNode): Promise<readonly ArticleNode[] & ArticleNode[]> {
    if (!node) return [...(await this.#roots())]
    switch (node.kind) {
      case 'site':
        return [...(await this.#groups(node.corpus, node.id))]
      case 'group':
        return this.#inGroup(node)
      case 'value':
        return this.#leaves(node, await runInSlices(listedWith(node.corpus, node.vocabulary, node.value)))
      default:
        return []
    }
  }

  dispose(): void {
    this.#changed.dispose()
  }

  async #roots(): Promise<readonly ArticleNode[]> {
    void this.#corpora.indexAll()
    const sites = this.#corpora.all().filter(({ corpus }) => corpus.size > 0)
    const [only] = sites
    if (only && sites.length === 1) return this.#groups(only.corpus, '')
    return sites.map(({ home, corpus }) => {
      const label = home ? vscode.workspace.asRelativePath(home, true).split('/').at(-1) : undefined
      return { kind: 'site', id: home?.toString() ?? 'loose', label: label ?? vscode.l10n.t('Files outside the workspace'), corpus }
    })
  }

  /** The groups that are not empty. */
  async #groups(corpus: Corpus, within: string): Promise<readonly GroupNode[]> {
    const filter = this.#filter
    const counts: readonly (readonly [Group, number])[] = [
      ['articles', filter ? (await this.#matching(corpus)).length : corpus.size],
      ['problems', this.#withProblems(corpus).length],
      ['drafts', (await this.#draftsOf(corpus)).length],
      ...vocabularies.map((name) => [name, listedValues(corpus, name, filter).length] as const),
    ]
    return counts.flatMap(([group, count]) => (count > 0 ? [{ kind: 'group', id: `${within}/${group}`, group, count, corpus }] : []))
  }

  async #inGroup(node: GroupNode): Promise<ArticleNode[]> {
    const { group, corpus, id } = node
    if (group === 'articles') return this.#leaves(node, await this.#matching(corpus))
    if (group === 'drafts') return this.#leaves(node, await this.#draftsOf(corpus))
    if (group === 'problems') return this.#paged(node, this.#withProblems(corpus))
    const values = listedValues(corpus, group, this.#filter)
    return this.#paged(
      node,
      values.map(({ value, count }) => ({ kind: 'value', id: `${id}/${value}`, vocabulary: group, value, count, corpus })),
    )
  }

  #leaves(parent: ArticleNode, articles: readonly ListedArticle[]): ArticleNode[] {
    return this.#paged(
      parent,
      articles.map((article) => ({ kind: 'article', id: `${parent.id}/${article.path}`, article, problems: undefined })),
    )
  }

  #paged(parent: ArticleNode, nodes: readonly ArticleNode[]): ArticleNode[] {
    const limit = this.#limit(parent.id)
    if (nodes.length <= limit) return [...nodes]
    return [...nodes.slice(0, limit), { kind: 'more', id: `${parent.id}/more`, parent, left: nodes.length - limit }]
  }

  #limit(id: string): number {
    return this.#limits.get(id) ?? pageSize
  }

  #matching(corpus: Corpus): Promise<readonly ListedArticle[]> {
    const filter = this.#filter
    return runInSlices(listedArticles(corpus, ({ title }, path) => !filter || filter(title ?? nameOf(path))))
  }

  async #draftsOf(corpus: Corpus): Promise<readonly ListedArticle[]> {
    const { version } = corpus
    let cached = this.#drafts.get(corpus)
    if (cached?.version !== version) {
      cached = { version, articles: await runInSlices(listedArticles(corpus, ({ draft }) => draft)) }
      this.#drafts.set(corpus, cached)
    }
    const filter = this.#filter
    return filter ? cached.articles.filter(({ path, title }) => filter(title ?? nameOf(path))) : cached.articles
  }

  #withProblems(corpus: Corpus): readonly ArticleLeaf[] {
    const filter = this.#filter
    this.#problems ??= articleProblems()
    return this.#problems
      .filter(({ path }) => corpus.has(path))
      .map(({ path, problems }) => ({ article: listed(corpus, path, corpus.get(path)?.title), problems }))
      .filter(({ article: { path, title } }) => !filter || filter(title ?? nameOf(path)))
      .sort((a, b) => b.problems.errors - a.problems.errors || newestFirst(a.article, b.article))
      .map(({ article, problems }) => ({ kind: 'article', id: `problems/${article.path}`, article, problems }))
  }
}
