/** Loaded into Node before anything else: whatever asks for another machine ends the process, with 97. */
import net from 'node:net';

const connect = net.Socket.prototype.connect;

net.Socket.prototype.connect = function (...words) {
  const [first, second] = Array.isArray(words[0]) ? words[0] : words;
  const host = typeof first === 'object' ? (first.host ?? (first.path ? 'a socket' : 'localhost')) : second;
  if (host !== undefined && !/^(localhost|127(\.\d+){3}|::1|a socket)$/.test(String(host))) {
    process.stderr.write(`the network is off, and ${host} was asked for\n`);
    process.exit(97);
  }
  return connect.apply(this, words);
};
