import type { Corpus } from '../../corpus/corpus'
import type { Vocabulary } from '../../corpus/records/record'
import type { ListedArticle } from '../../features/names/nameList'
import type { ProblemCount } from '../diagnostics/articleProblems'

/** A node of the article tree. `id` is the same after a refresh, so that an expanded node stays expanded. */
export type ArticleNode = SiteNode | GroupNode | ValueNode | ArticleLeaf | MoreNode

export type Group = 'articles' | Vocabulary | 'problems' | 'drafts'

export interface CorpusNode {
  readonly id: string
  readonly corpus: Corpus
}

export interface SiteNode extends CorpusNode {
  readonly kind: 'site'
  readonly label: string
}

export interface GroupNode extends CorpusNode {
  readonly kind: 'group'
  readonly group: Group
  readonly count: number
}

export interface ValueNode extends CorpusNode {
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
