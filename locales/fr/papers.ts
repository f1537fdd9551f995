/** Links to the files that the api makes. They come after the page, and their words with them. */
export const papers = {
  'paper.notice': 'Télécharger l’avis (PDF, moins de 50 ko)',
  'paper.recap': 'Télécharger le récapitulatif (PDF, moins de 50 ko)',
  'paper.receipt': 'Télécharger l’accusé de réception (PDF, moins de 50 ko)',
  'paper.calendar': 'Ajouter les dates à un calendrier (ICS)',
  'file.making': 'Le fichier se prépare…',
} as const;
