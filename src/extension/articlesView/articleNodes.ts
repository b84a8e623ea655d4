import type { Corpus } from '../../corpus/corpus'
import type { Vocabulary } from '../../corpus/records/record'
import type { ListedArticle } from '../../features/names/nameList'
import type { ProblemCount } from '../diagnostics/articleProblems'

/** A row of the tree of articles. `id` stays the same after a refresh, so that an open row stays open. */
export type ArticleNode = SiteNode | GroupNode | ValueNode | ArticleLeaf | MoreNode

export type Group = 'articles' | Vocabulary | 'problems' | 'drafts'

export interface Part {
  readonly id: string
  readonly corpus: Corpus
}

export interface SiteNode extends Part {
  readonly kind: 'site'
  readonly label: string
}

export interface GroupNode extends Part {
  readonly kind: 'group'
  readonly group: Group
  readonly count: number
}

export interface ValueNode extends Part {
  readonly kind: 'value'
  readonly vocabulary: Vocabulary
  readonly value: string
  readonly count: number
}

export interface ArticleLeaf {
  readonly kind: 'article'
  readonly id: string
  readonly article: ListedArticle
  readonly problems: ProblemCount | undefined
}

export interface MoreNode {
  readonly kind: 'more'
  readonly id: string
  readonly parent: ArticleNode
  readonly left: number
}
