"""Learns the network of src/2-claims/attribution/english (net.ts) from the columns that
learn-attribution-columns.ts wrote.

    nice -n 15 python3 learn-attribution.py WORK WORK/fold-0 --without 0/3 [--epochs N]
    nice -n 15 python3 learn-attribution.py WORK WORK/all

Needs python3-torch (1.13) and python3-numpy; one thread, about 30 s of processor time an epoch. `--without 0/3`
leaves every third text out, by its number, for measuring and for the trees that choose among readings.
The shipped weights come from an earlier run of this script that ended by the
clock, after about nine epochs with one text in seven damaged (now three in ten). OUT gets the weights, rounded to signed bytes, in the format that net-format.ts reads.
"""
import argparse, json, math, os, time
os.environ["OPENBLAS_NUM_THREADS"] = "1"
import numpy as np, torch
from torch import nn
from torch.nn import functional as F

ap = argparse.ArgumentParser()
ap.add_argument('columns'); ap.add_argument('out')
ap.add_argument('--without'); ap.add_argument('--epochs', type=int, default=6)
ap.add_argument('--seed', type=int, default=1); ap.add_argument('--width', type=int, default=80)
ap.add_argument('--part-width', type=int, default=48); ap.add_argument('--threads', type=int, default=1)
ap.add_argument('--drop', type=float, default=.25); ap.add_argument('--rate', type=float, default=5e-3)
ap.add_argument('--limit', type=int, default=0)
args = ap.parse_args()
torch.set_num_threads(args.threads); torch.manual_seed(args.seed); rng = np.random.default_rng(args.seed)

at = lambda name: f'{args.columns}/{name}'
index = json.load(open(at('index.json')))
rows = np.fromfile(at('rows.i32'), np.int32).reshape(-1, 14)
cues = np.fromfile(at('cues.i32'), np.int32).reshape(-1, 6)
lies = np.fromfile(at('lies.i32'), np.int32)
known, vectors = np.fromfile(at('words.i32'), np.int32), np.fromfile(at('vectors.f32'), np.float32).reshape(-1, 100)

class Hashes:
    """Rows of a table by hash; row 0 is whatever it does not list."""
    def __init__(self, values, least, always=()):
        found, n = np.unique(values, return_counts=True)
        self.keys = np.unique(np.concatenate([found[n >= least], np.asarray(always, np.int32)])).astype(np.int32)
    def __call__(self, values):
        i = np.clip(np.searchsorted(self.keys, values), 0, len(self.keys) - 1)
        return np.where(self.keys[i] == values, i + 1, 0)
    def __len__(self): return len(self.keys) + 1

# Columns of words: word suffix group tag pos arc shape quote place kids | head cue said sentence
H = {'word': Hashes(rows[:, 0], 6, known), 'suffix': Hashes(rows[:, 1], 60), 'group': Hashes(rows[:, 2], 20), 'tag': Hashes(rows[:, 3], 20)}
SIZES = {'pos': 48, 'arc': 24, 'shape': 32, 'quote': 13, 'place': 24}
names = ['word', 'suffix', 'group', 'tag', 'pos', 'arc', 'shape', 'quote', 'place']
R = np.stack([H[n](rows[:, k]) if n in H else rows[:, k] for k, n in enumerate(names)], 1)
KIDS = 23
counts = np.bincount(R[:, 0], minlength=len(H['word']))
own_row = np.where(counts >= 8, np.cumsum(counts >= 8), 0); own_row[0] = 0
glove = np.zeros((len(H['word']), 100), np.float32)
glove[H['word'](known)] = vectors / np.maximum(1e-6, np.linalg.norm(vectors, axis=1, keepdims=True)) * 3

LIE = ['path', 'far', 'place', 'quoted', 'counts', 'seen', 'depth']
LIE_SIZES = {'far': 23, 'place': 42, 'quoted': 48, 'counts': 300, 'seen': 36, 'depth': 18}
CLAUSES = 10
docs, at_cue = [], 0
paths = []
for number, (name, publication, who, mended, first, n, k) in enumerate(index):
    own = cues[at_cue:at_cue + k]; at_cue += k
    w = []
    for start, end, a, b, head, o in own:
        m = b - a
        x = lies[o:o + 8 * m].reshape(m, 8); gold = lies[o + 8 * m:o + 9 * m]
        w.append((start, end, a, b, head, x, gold)); paths.append(x[:, 0])
    docs.append((name, number % 2, first, n, w))
H['path'] = Hashes(np.concatenate(paths), 60); del paths
print({k: len(h) for k, h in H.items()}, flush=True)
texts = sorted({d[0] for d in docs})
fold = {t: i for i, t in enumerate(texts)}
out_of = None
if args.without:
    k, K = map(int, args.without.split('/')); out_of = lambda d: fold[d[0]] % K == k
train = [d for d in docs if not (out_of and out_of(d))]
held = [d for d in docs if out_of and out_of(d) and d[1] == 0]
if args.limit: train = train[:args.limit]

class Mix(nn.Module):
    """x + relu of itself, its neighbours at a distance, its head and its dependants; then to mean 0 and variance 1."""
    def __init__(self, d, step, tree):
        super().__init__(); self.step = step; self.tree = tree
        self.w = nn.Linear(d * (5 if tree else 4), d); self.norm = nn.LayerNorm(d)
    def forward(self, x, head, kids=None):
        """x: [n, d] with zero rows at both ends of a text; head: row of each word's head."""
        s = self.step; z = torch.zeros_like(x[:s])
        taps = [torch.cat([z, x[:-s]]), x, torch.cat([x[s:], z]), x[head]]
        if self.tree: taps.append(torch.zeros_like(x).index_add(0, head, x) * kids)
        return self.norm(x + F.relu(self.w(torch.cat(taps, 1))))

class Net(nn.Module):
    def __init__(self, d, e):
        super().__init__()
        self.register_buffer('glove', torch.from_numpy(glove))
        self.project = nn.Linear(100, d, bias=False)
        size = lambda n: len(H[n]) if n in H else SIZES[n]
        # What is learnt of single words, for frequent ones; row 0 stays nothing. Other columns share one table.
        self.own_words = nn.Embedding(int(own_row.max()) + 1, d, padding_idx=0); nn.init.zeros_(self.own_words.weight)
        self.register_buffer('own_row', torch.from_numpy(own_row))
        sizes = [size(n) for n in names[1:]]
        self.starts = np.cumsum([0] + sizes)
        self.columns = nn.Parameter(torch.randn(sum(sizes), d) * .2)
        self.register_buffer('shift', torch.from_numpy(self.starts[:-1]))
        self.kids = nn.Parameter(torch.randn(KIDS, d) * .1)
        self.norm = nn.LayerNorm(d)
        self.mixes = nn.ModuleList([Mix(d, s, True) for s in (1, 2, 4)])
        self.cue = nn.Linear(d, 3); self.said = nn.Linear(d, 4)
        lie = lambda n: len(H[n]) if n in H else LIE_SIZES[n]
        self.own = nn.Linear(d, e); self.of = nn.Linear(d, e, bias=False); self.gate = nn.Linear(d, e)
        sizes = [lie(n) for n in LIE]
        self.lie_starts = np.cumsum([0] + sizes)
        self.lies = nn.Parameter(torch.randn(sum(sizes), e) * .2)
        self.register_buffer('lie_shift', torch.from_numpy(self.lie_starts[:-1]))
        self.clauses = nn.Parameter(torch.randn(CLAUSES, e) * .1)
        self.part_norm = nn.LayerNorm(e)
        self.part_mixes = nn.ModuleList([Mix(e, s, False) for s in (1, 3)])
        self.part = nn.Linear(e, 5)
        self.steps = nn.Parameter(torch.zeros(6, 6))
        self.drop = nn.Dropout(args.drop)

    def words(self, x, kids, head, real):
        """Word states; rows that are no word (between texts) stay zero."""
        w = x[:, 0]
        own, base = self.own_words(self.own_row[w]), self.glove[w] @ self.project.weight.T
        if self.training:
            chance = torch.rand(len(w), 1)
            own, base = own * (chance > .3), base * (chance < .97)
        h = own + base + kids @ self.kids + F.embedding_bag(x[:, 1:] + self.shift, self.columns, mode='sum')
        h = self.drop(self.norm(h)) * real
        count = torch.zeros(len(w), 1).index_add(0, head, torch.ones(len(w), 1)).clamp(min=1).reciprocal()
        for mix in self.mixes: h = self.drop(mix(h, head, count)) * real
        return h

    def parts(self, h, rows_, cue, lie, clauses, head, real):
        """rows_: row in h of each window's words; cue: the row of its cue's state, per window word."""
        u = self.own(h[rows_]) + clauses @ self.clauses
        c = self.of(cue[0]); g = torch.sigmoid(self.gate(cue[0]))
        u = u + F.embedding_bag(lie + self.lie_shift, self.lies, mode='sum')
        u = u * g[cue[1]] + c[cue[1]]
        u = F.dropout(F.relu(self.part_norm(u)), .1, self.training) * real
        for mix in self.part_mixes: u = F.dropout(mix(u, head), .1, self.training) * real
        return self.part(u)

GAP = 4
def batch(some):
    """Texts one after the other, with gaps; windows likewise. Row 0 is a gap: words without a head point to it."""
    x, head, gold, said, real, wins, n = [], [], [], [], [], [], GAP
    def gap(k):
        x.append(np.zeros((k, 10), np.int64)); head.append(np.zeros(k, np.int64)); gold.append(np.full(k, -100)); said.append(np.full(k, -100)); real.append(np.zeros(k, np.float32))
    gap(GAP)
    for name, _, first, m, w in some:
        r = rows[first:first + m]
        x.append(np.concatenate([R[first:first + m], r[:, 9:10]], 1).astype(np.int64))
        head.append(np.where(r[:, 10] >= 0, r[:, 10] + n, 0)); gold.append(r[:, 11]); said.append(r[:, 12]); real.append(np.ones(m, np.float32))
        for start, end, a, b, top, lie, y in w: wins.append((n, start, end, a, b, top, lie, y))
        n += m; gap(GAP); n += GAP
    x = np.concatenate(x); T = torch.from_numpy
    kids = ((x[:, 9:10] >> np.arange(KIDS)) & 1).astype(np.float32)
    out = dict(x=T(x[:, :9]), kids=T(kids), head=T(np.concatenate(head)), real=T(np.concatenate(real))[:, None], gold=T(np.concatenate(gold).astype(np.int64)), said=T(np.concatenate(said).astype(np.int64)))
    if wins:
        wr, wh, wc, wl, wreal, wk, m = [np.zeros(GAP, np.int64)], [np.zeros(GAP, np.int64)], [np.zeros(GAP, np.int64)], [np.zeros((GAP, 8), np.int64)], [np.zeros(GAP, np.float32)], [], GAP
        L = max(b - a for _, _, _, a, b, _, _, _ in wins)
        where = np.zeros((len(wins), L), np.int64); y = np.zeros((len(wins), L), np.int64); length = np.zeros(len(wins), np.int64); is_cue = np.zeros((len(wins), L), bool)
        H_ = out['head'].numpy()
        for i, (n0, start, end, a, b, top, lie, g) in enumerate(wins):
            k = b - a
            hh = H_[n0 + a:n0 + b] - n0 - a
            wr.append(np.arange(n0 + a, n0 + b)); wh.append(np.where((hh >= 0) & (hh < k), hh + m, 0)); wc.append(np.full(k, i)); wl.append(lie.astype(np.int64)); wreal.append(np.ones(k, np.float32))
            wk.append((n0 + start, n0 + end, n0 + top))
            where[i, :k] = np.arange(m, m + k); y[i, :k] = g; length[i] = k; is_cue[i, start - a:end - a] = True
            m += k
            wr.append(np.zeros(GAP, np.int64)); wh.append(np.zeros(GAP, np.int64)); wc.append(np.full(GAP, i)); wl.append(np.zeros((GAP, 8), np.int64)); wreal.append(np.zeros(GAP, np.float32)); m += GAP
        wl = np.concatenate(wl); lie = np.concatenate([H['path'](wl[:, :1]), wl[:, 1:7]], 1)
        clauses = ((wl[:, 7:8] >> np.arange(CLAUSES)) & 1).astype(np.float32)
        out.update(wr=T(np.concatenate(wr)), wh=T(np.concatenate(wh)), wc=T(np.concatenate(wc)), lie=T(lie), clauses=T(clauses), wreal=T(np.concatenate(wreal))[:, None], wk=wk, where=T(where), y=T(y), length=T(length), is_cue=T(is_cue))
    return out

def lattice(net, h, b):
    # The state of a cue: the mean of its first, last and highest word.
    k = torch.tensor(b['wk'])
    state = (h[k[:, 0]] + h[k[:, 1] - 1] + h[k[:, 2]]) / 3
    e = net.parts(h, b['wr'], (state, b['wc']), b['lie'], b['clauses'], b['wh'], b['wreal'])[b['where']]
    e = torch.cat([e, torch.zeros_like(e[..., :1])], -1)
    off = torch.zeros_like(e); off[..., :5] = b['is_cue'][..., None] * -1e4; off[..., 5] = ~b['is_cue'] * -1e4
    return e + off

def crf_loss(net, e, b):
    n, L, K = e.shape; y, length = b['y'], b['length']; S = net.steps
    mask = (torch.arange(L)[None] < length[:, None])
    gold = (e.gather(2, y[..., None])[..., 0] * mask).sum() + (S[y[:, :-1], y[:, 1:]] * mask[:, 1:]).sum()
    order = torch.argsort(length, descending=True); e = e[order]; left = [int((length > t).sum()) for t in range(L)]
    a = e[:, 0]; done = []
    for t in range(1, L):
        m = left[t]
        if m < len(a): done.append(a[m:]); a = a[:m]
        a = torch.logsumexp(a[:, :, None] + S, 1) + e[:m, t]
    done.append(a)
    return sum(torch.logsumexp(d, 1).sum() for d in done) - gold

def decode(net, e, length):
    S = net.steps.numpy(); out = []
    for i in range(len(e)):
        x = e[i, :length[i]].numpy(); back = []; a = x[0]
        for t in range(1, len(x)):
            s = a[:, None] + S; k = s.argmax(0); back.append(k); a = s[k, np.arange(6)] + x[t]
        p = [a.argmax()]
        for k in reversed(back): p.append(k[p[-1]])
        out.append(np.array(p[::-1]))
    return out

def measure(net):
    net.eval(); tp = np.zeros(3); right = total = src = 0; loss = 0; n = 0
    best = np.zeros((9, 3))
    with torch.no_grad():
        for i in range(0, len(held), 8):
            b = batch(held[i:i + 8]); h = net.words(b['x'], b['kids'], b['head'], b['real'])
            z = net.cue(h); ok = b['gold'] >= 0; loss += F.cross_entropy(z[ok], b['gold'][ok], reduction='sum').item(); n += int(ok.sum())
            p = 1 - torch.softmax(z[ok], 1)[:, 0]; g = b['gold'][ok] > 0
            for k in range(9):
                f = p > (k + 1) / 10; best[k] += [float((f & g).sum()), float(f.sum()), float(g.sum())]
            if 'wk' in b:
                e = lattice(net, h, b); y, L = b['y'].numpy(), b['length'].numpy()
                for q, gold, m in zip(decode(net, e, L), y, L):
                    gold = gold[:m]; a, c = (q == 3) | (q == 4), (gold == 3) | (gold == 4)
                    s, r = (q == 1) | (q == 2), (gold == 1) | (gold == 2)
                    total += 1; content = (a & c).sum() * 2 >= max(1, (a | c).sum()); source = (s & r).any() or (not s.any() and not r.any())
                    right += content and source; src += source
    f = 2 * best[:, 0] / (best[:, 1] + best[:, 2])
    net.train(); return f'cue loss {loss / n:.4f} word F1 {f.max():.3f} at .{f.argmax() + 1}; parts right {right / max(1, total):.3f} source {src / max(1, total):.3f}'

net = Net(args.width, args.part_width)
opt = torch.optim.AdamW([{'params': [p for k, p in net.named_parameters() if k != 'own_words.weight']}, {'params': [net.own_words.weight], 'weight_decay': .3}], lr=args.rate, weight_decay=.01, foreach=True)
SIZE = 5
total_steps = args.epochs * math.ceil(len(train) * .65 / SIZE)
began = time.time()
sched = torch.optim.lr_scheduler.LambdaLR(opt, lambda s: min(1, (s + 1) / 100) * max(.01, .5 * (1 + math.cos(math.pi * min(1, s / total_steps)))))
steps = 0
for epoch in range(args.epochs):
    # Of each text its plain form, and three in ten damaged as well.
    some = [d for d in train if d[1] == 0 or rng.random() < .3]; rng.shuffle(some)
    sums = np.zeros(3)
    for i in range(0, len(some), SIZE):
        b = batch(some[i:i + SIZE]); h = net.words(b['x'], b['kids'], b['head'], b['real'])
        ok = b['gold'] >= 0
        cue = F.cross_entropy(net.cue(h)[ok], b['gold'][ok], reduction='sum')
        said = F.cross_entropy(net.said(h)[ok], b['said'][ok], reduction='sum')
        part = crf_loss(net, lattice(net, h, b), b) if 'wk' in b else torch.zeros(())
        words = int(ok.sum()); loss = (cue + .15 * said + .3 * part) / words
        opt.zero_grad(); loss.backward(); nn.utils.clip_grad_norm_(net.parameters(), 1.); opt.step(); sched.step(); steps += 1
        sums += [cue.item() / words, said.item() / words, part.item() / max(1, len(b.get('wk', [])))]
    print(f'{time.time() - began:.0f}s epoch {epoch + 1}: ' + ' '.join(f'{x:.4f}' for x in sums / math.ceil(len(some) / SIZE)), measure(net) if held else '', flush=True)
    torch.save(net.state_dict(), args.out + '.pt')

def pack(net):
    """The format of net-format.ts: signed bytes with one step a row."""
    s = {k: v.detach() for k, v in net.state_dict().items()}
    own = s.pop('own_words.weight')[s.pop('own_row')]
    s['tables.0.weight'] = own + s.pop('glove') @ s.pop('project.weight').T
    columns, lies_ = s.pop('columns'), s.pop('lies'); s.pop('shift'); s.pop('lie_shift')
    for k in range(len(names) - 1): s[f'tables.{k + 1}.weight'] = columns[net.starts[k]:net.starts[k + 1]]
    for k in range(len(LIE)): s[f'lies.{k}.weight'] = lies_[net.lie_starts[k]:net.lie_starts[k + 1]]
    s['steps'] = s['steps'].reshape(-1)
    listed, parts = [], []
    for name, h in H.items():
        listed.append([f'keys.{name}', len(h.keys), 1]); parts.append(h.keys.astype('<i4').tobytes())
    for name, v in s.items():
        if name.startswith('said'): continue
        v = v.numpy().astype(np.float32)
        if v.ndim == 1: listed.append([name, 1, len(v)]); parts.append(v.astype('<f4').tobytes()); continue
        step = np.maximum(np.abs(v).max(1), 1e-8) / 127
        listed.append([name, *v.shape]); parts.append(step.astype('<f4').tobytes() + np.round(v / step[:, None]).astype(np.int8).tobytes())
    head = json.dumps(listed, separators=(',', ':')).encode()
    return len(head).to_bytes(4, 'little') + head + b''.join(parts)

open(args.out, 'wb').write(pack(net))
