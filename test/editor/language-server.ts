import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

/** What an editor shows in its list of completions. */
interface Completion {
  label: string;
  insertText: string;
  documentation: string;
}

/** What an editor underlines: `3:5 Property x is not allowed.` */
type Problem = string;

export interface LanguageServer {
  /** Completions where `|` stands in the text. */
  complete(path: string, textWithCursor: string): Promise<Completion[]>;
  /** The box that appears over the word where `|` stands, as Markdown. */
  hover(path: string, textWithCursor: string): Promise<string>;
  problems(path: string, text: string): Promise<Problem[]>;
  stop(): Promise<void>;
}

const root = resolve(import.meta.dirname, '../..');
const modules = createRequire(import.meta.url);

/** The language server behind the YAML extension of VS Code and others, started in this repository with its own settings. */
export async function startLanguageServer(yamlSettings: object): Promise<LanguageServer> {
  const folder = dirname(modules.resolve('yaml-language-server/package.json'));
  const server = spawn(process.execPath, [join(folder, 'bin/yaml-language-server'), '--stdio']);
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const published = new Map<string, (diagnostics: Diagnostic[]) => void>();
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: Published) =>
    published.get(uri)?.(diagnostics),
  );
  const settings: Record<string, unknown> = { yaml: yamlSettings, '[yaml]': { 'editor.tabSize': 2 }, http: {} };
  const configured = new Promise<void>((resolve) => {
    connection.onRequest('workspace/configuration', ({ items }: { items: { section: string }[] }) => {
      setImmediate(resolve);
      return items.map(({ section }) => settings[section] ?? {});
    });
  });
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('custom/schema/request', () => []);
  connection.onUnhandledNotification(() => {});
  connection.listen();
  await connection.sendRequest('initialize', initialization);
  await connection.sendNotification('initialized', {});
  await connection.sendNotification('workspace/didChangeConfiguration', { settings });
  await configured;

  let opened = 0;
  /** Each text is a file of its own to the server, beside the real ones, so that relative paths mean the same. */
  async function open(path: string, text: string): Promise<{ uri: string; diagnostics: Promise<Diagnostic[]> }> {
    const uri = pathToFileURL(join(root, path.replace(/\.yaml$/, `-${++opened}.yaml`))).href;
    const diagnostics = new Promise<Diagnostic[]>((received) => published.set(uri, received));
    const textDocument = { uri, languageId: 'yaml', version: 1, text };
    await connection.sendNotification('textDocument/didOpen', { textDocument });
    return { uri, diagnostics };
  }

  return {
    async complete(path, textWithCursor) {
      const { text, position } = cursorIn(textWithCursor);
      const { uri } = await open(path, text);
      const answer: { items: RawCompletion[] } = await connection.sendRequest('textDocument/completion', {
        textDocument: { uri },
        position,
      });
      return answer.items.map(({ label, insertText, textEdit, documentation }) => ({
        label,
        insertText: textEdit?.newText ?? insertText ?? label,
        documentation: plain(documentation),
      }));
    },
    async hover(path, textWithCursor) {
      const { text, position } = cursorIn(textWithCursor);
      const { uri } = await open(path, text);
      const answer: { contents: Markup } | null = await connection.sendRequest('textDocument/hover', {
        textDocument: { uri },
        position,
      });
      return plain(answer?.contents);
    },
    async problems(path, text) {
      const { diagnostics } = await open(path, text);
      return (await diagnostics).map(
        ({ range, message }) => `${range.start.line + 1}:${range.start.character + 1} ${message}`,
      );
    },
    async stop() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      connection.dispose();
      server.kill();
    },
  };
}

type Markup = string | { value: string } | undefined;
interface Diagnostic {
  range: { start: Position };
  message: string;
}
interface Published {
  uri: string;
  diagnostics: Diagnostic[];
}
interface Position {
  line: number;
  character: number;
}
interface RawCompletion {
  label: string;
  insertText?: string;
  textEdit?: { newText: string };
  documentation?: Markup;
}

const initialization = {
  processId: process.pid,
  rootUri: pathToFileURL(root).href,
  workspaceFolders: [{ uri: pathToFileURL(root).href, name: 'repository' }],
  capabilities: {
    textDocument: {
      completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
      hover: { contentFormat: ['markdown'] },
      publishDiagnostics: {},
    },
    workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true }, workspaceFolders: true },
  },
};

function cursorIn(textWithCursor: string): { text: string; position: Position } {
  const at = textWithCursor.indexOf('|');
  if (at < 0) throw new Error('a | has to say where the cursor is');
  const before = textWithCursor.slice(0, at).split('\n');
  const position = { line: before.length - 1, character: (before.at(-1) as string).length };
  return { text: textWithCursor.slice(0, at) + textWithCursor.slice(at + 1), position };
}

const plain = (markup: Markup) => (typeof markup === 'string' ? markup : (markup?.value ?? ''));
