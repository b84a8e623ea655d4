// Loads the extension's bundle and activates it, with a `vscode` of which every part does nothing.
const Module = require('node:module')

/** Can be called, made, awaited (as undefined), looped over, and asked for anything; remembers what is set. */
function stub() {
  const own = new Map()
  return new Proxy(class {}, {
    get: (target, key) => {
      if (own.has(key)) return own.get(key)
      if (key === 'then' || key === 'prototype') return target[key]
      if (key === Symbol.iterator) return [][Symbol.iterator]
      if (key === Symbol.toPrimitive) return () => ''
      own.set(key, stub())
      return own.get(key)
    },
    set: (_, key, value) => Boolean(own.set(key, value)),
    apply: () => stub(),
    construct: () => stub(),
  })
}

// The bundle copies what the module owns, and keeps what it inherits.
const vscode = Object.create(stub())
// Lists that are read on the way: nothing is open.
vscode.workspace.textDocuments = []
vscode.workspace.workspaceFolders = []
vscode.window.visibleTextEditors = []
vscode.window.activeTextEditor = undefined
vscode.l10n.t = (text) => (typeof text === 'string' ? text : text.message)
vscode.l10n.bundle = undefined

const resolved = Module._load
Module._load = (request, ...more) => (request === 'vscode' ? vscode : resolved(request, ...more))

const started = performance.now()
const extension = require(process.argv[2])
const load = performance.now() - started
const context = stub()
context.subscriptions = []
context.extensionMode = 1

async function run() {
  const before = performance.now()
  try {
    await extension.activate(context)
    return { load, activate: performance.now() - before }
  } catch (error) {
    return { load, failed: String(error.message).split('\n')[0] }
  }
}
run().then((result) => {
  console.log(JSON.stringify(result))
  process.exit(0)
})
