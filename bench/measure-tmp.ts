import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { corroborateTable } from '#corroboration/corroborate-table.ts';
import { TableBuilder } from '#corroboration/table.ts';
const FOLDER='/work/shared/data/truth';
const rows = (f: string): any[] => parse(readFileSync(f), { columns: true, bom: true, relax_quotes: true });
const sets = process.argv[2]!.split(','); const rhos = process.argv[3]!.split(',').map(Number);
for (const set of sets) {
  const b = new TableBuilder(); const votes = new Map<string, Map<string, number>>();
  for (const r of rows(`${FOLDER}/${set}/claims.csv`)) { const e = b.add({source:r.source,question:r.item,value:r.value,time:r.time,type:process.argv[4]}); if (e) continue;
    const o = votes.get(r.item) ?? new Map(); votes.set(r.item, o.set(r.value,(o.get(r.value)??0)+1)); }
  const truth = new Map(rows(`${FOLDER}/${set}/truth.csv`).map(r=>[r.item,r.value]));
  const table = b.done();
  for (const rho of rhos) {
    let right=0, maj=0, n=0, ll=0, mae=0; const bins=Array.from({length:10},()=>[0,0,0]); let inside=0;
    const t=performance.now();
    const {rounds}=corroborateTable(table,{settings:{rho}},(q)=>{
      const g=truth.get(q.question); const own=votes.get(q.question); if(g===undefined||!own) return; n++;
      if (q.estimate) { mae += Math.abs(q.estimate.median-Number(g)); if (Number(g)>=q.estimate.low && Number(g)<=q.estimate.high) inside++; return; }
      const gold=g.trim().toLowerCase(); const best=q.answers[0]; const ok=best?.value.trim().toLowerCase()===gold; if(ok) right++;
      const p=q.answers.find(a=>a.value.trim().toLowerCase()===gold)?.probability??0; ll-=Math.log(Math.max(1e-9,p));
      const bin=Math.min(9,Math.floor((best?.probability??0)*10)); bins[bin]![0]!++; bins[bin]![1]!+=best?.probability??0; bins[bin]![2]!+=ok?1:0;
      const most=Math.max(...own.values()); const f=[...own].filter(([,k])=>k===most); maj+=f.filter(([v])=>v.trim().toLowerCase()===gold).length/f.length;
    });
    const s=(performance.now()-t)/1000;
    const ece=bins.reduce((a,[k,p,o])=>a+Math.abs(p!-o!),0)/n;
    console.log(set.padEnd(14),`rho ${rho}`,`acc ${(100*right/n).toFixed(1)} maj ${(100*maj/n).toFixed(1)} ll ${(ll/n).toFixed(3)} ece ${ece.toFixed(3)} mae ${(mae/n).toFixed(2)} in ${(inside/n).toFixed(2)} rounds ${rounds} ${s.toFixed(2)}s claims ${table.claims}`);
  }
}
