import { useQuery } from '@tanstack/react-query';
import type { Link } from '#lineage/link.ts';
import type { ImportView, SheetPreview } from '#server/views.ts';
import type { SheetMapping } from '#claims/sheet-mapping.ts';
import { call } from '../api.ts';
import { useChange } from '../queries.ts';

/** How a person wants a file read; what is left out is found by itself. */
export interface ReadChoices {
  readonly zone?: string;
  readonly encoding?: string;
  readonly language?: string;
  readonly dayFirst?: boolean;
  readonly repair?: boolean;
}

export function takeIn(
  caseId: string,
  file: File,
  given: { readonly from: string; readonly channel: string; readonly mapping?: string },
  choices: ReadChoices,
  ticket: string,
): Promise<ImportView> {
  const query = new URLSearchParams({
    name: file.name,
    ticket,
    ...given,
    ...Object.fromEntries(Object.entries(choices).map(([key, value]) => [key, String(value)])),
  });
  return call<ImportView>('POST', `/api/cases/${caseId}/imports?${query}`, file);
}

export function previewOf(caseId: string, file: File): Promise<SheetPreview> {
  return call<SheetPreview>(
    'POST',
    `/api/cases/${caseId}/imports/preview?${new URLSearchParams({ name: file.name })}`,
    file,
  );
}

export function useSaveMapping(caseId: string) {
  return useChange((mapping: SheetMapping) =>
    call<{ name: string }>('POST', `/api/cases/${caseId}/mappings`, mapping),
  );
}

export function useReadAgain() {
  return useChange(
    ({ id, ...choices }: ReadChoices & { readonly id: string; readonly mapping?: string }) =>
      call<{ view: ImportView; kept: number; lost: number }>(
        'POST',
        `/api/imports/${id}/read-again`,
        choices,
      ),
  );
}

export function useLinks(caseId: string) {
  return useQuery({
    queryKey: ['links', caseId],
    queryFn: () => call<Link[]>('GET', `/api/cases/${caseId}/links`),
  });
}
