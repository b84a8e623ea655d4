import * as vscode from 'vscode'
import type { Vocabulary } from '../../corpus/records/record'
import { nameOf } from '../../features/names/nameList'
import type { ProblemCount } from '../diagnostics/articleProblems'
import type { ArticleLeaf, Group, GroupNode, MoreNode, SiteNode, ValueNode } from './articleNodes'
import { vocabularyLabel } from '../names/nameLabels'

export const showMoreCommand = 'copydesk.showMoreArticles'

const groupIcons: Readonly<Record<Group, string>> = {
  articles: 'book',
  categories: 'folder-library',
  tags: 'tag',
  authors: 'organization',
  problems: 'warning',
  drafts: 'edit',
}

const valueIcons: Readonly<Record<Vocabulary, string>> = { categories: 'bookmark', tags: 'tag', authors: 'person' }

export function siteItem({ id, label, corpus }: SiteNode): vscode.TreeItem {
  const item = openable(label, number(corpus.size), id, 'root-folder')
  item.accessibilityInformation = { label: vscode.l10n.t('{0}, articles: {1}', label, number(corpus.size)) }
  return item
}

export function groupItem({ id, group, count }: GroupNode): vscode.TreeItem {
  const item = openable(groupName(group), number(count), id, groupIcons[group])
  item.accessibilityInformation = { label: `${groupName(group)}, ${number(count)}` }
  return item
}

export function valueItem({ id, vocabulary, value, count }: ValueNode): vscode.TreeItem {
  const item = openable(value, number(count), id, valueIcons[vocabulary])
  item.contextValue = 'name'
  item.accessibilityInformation = { label: vscode.l10n.t('{0}, articles: {1}', value, number(count)) }
  return item
}

export function articleItem({ id, article: { path, title, day }, problems }: ArticleLeaf): vscode.TreeItem {
  const uri = vscode.Uri.parse(path)
  const label = title ?? nameOf(path)
  const description = [problems && countsLabel(problems), day].filter((part) => part !== undefined).join(' · ')
  const item = new vscode.TreeItem(label)
  item.id = id
  item.description = description
  item.tooltip = vscode.workspace.asRelativePath(uri)
  item.resourceUri = uri
  item.iconPath = problems ? problemIcon(problems) : vscode.ThemeIcon.File
  item.contextValue = 'article'
  item.command = { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [uri] }
  item.accessibilityInformation = { label: [label, description].filter(Boolean).join(', ') }
  return item
}

export function moreItem(node: MoreNode): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('Show more ({0} left)', number(node.left)))
  item.id = node.id
  item.iconPath = new vscode.ThemeIcon('ellipsis')
  item.command = { command: showMoreCommand, title: vscode.l10n.t('Show More'), arguments: [node] }
  return item
}

function openable(label: string, description: string, id: string, icon: string): vscode.TreeItem {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed)
  item.id = id
  item.description = description
  item.iconPath = new vscode.ThemeIcon(icon)
  return item
}

function groupName(group: Group): string {
  switch (group) {
    case 'articles':
      return vscode.l10n.t('All Articles')
    case 'problems':
      return vscode.l10n.t('With Problems')
    case 'drafts':
      return vscode.l10n.t('Drafts')
    default:
      return vocabularyLabel(group)
  }
}

function countsLabel({ errors, warnings, notes }: ProblemCount): string {
  return [
    errors > 0 && (errors === 1 ? vscode.l10n.t('1 error') : vscode.l10n.t('{0} errors', number(errors))),
    warnings > 0 && (warnings === 1 ? vscode.l10n.t('1 warning') : vscode.l10n.t('{0} warnings', number(warnings))),
    notes > 0 && vscode.l10n.t('{0} information', number(notes)),
  ]
    .filter(Boolean)
    .join(', ')
}

function problemIcon({ errors, warnings }: ProblemCount): vscode.ThemeIcon {
  const name = errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'info'
  return new vscode.ThemeIcon(name, new vscode.ThemeColor(`list.${name === 'error' ? 'error' : 'warning'}Foreground`))
}

function number(count: number): string {
  return count.toLocaleString(vscode.env.language)
}
