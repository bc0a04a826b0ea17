import { defineCommand } from '../define-command.ts';
import { allowFolders } from '../mcp/allowed-paths.ts';

export const command = defineCommand({
  brief: 'Serve the commands to AI agents over stdio (Model Context Protocol)',
  operands: '[FOLDER…]',
  minOperands: 0,
  maxOperands: Number.POSITIVE_INFINITY,
  options: {},
  details: `
An agent reads and writes only below the folders named here (default: the current one). Text from records reaches it
labelled as data. Tools mirror the commands; documents and rule pages are resources; there are prompts for drafting
and for the meeting.

  debrief mcp docs/postmortems incidents/`,
  async run({ operands }, context) {
    const folders = allowFolders(operands.length === 0 ? ['.'] : operands, context.cwd);
    const [{ createMcpServer }, { StdioServerTransport }] = await Promise.all([
      import('../mcp/server.ts'),
      import('@modelcontextprotocol/sdk/server/stdio.js'),
    ]);
    const server = createMcpServer(folders, context);
    const closed = new Promise<void>((resolve) => {
      server.server.onclose = resolve;
      process.stdin.once('end', resolve);
    });
    await server.connect(new StdioServerTransport());
    await closed;
    return 0;
  },
});
