package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"github.com/isnad-project/isnad"
)

// AddPlaces appends rows to the ledger's own gazetteer, all of them or none, and
// counts those that are new or differ from the row in force under their id. The
// same rows again change nothing. progress, if not nil, is called with the rows
// that are through.
func (l *Ledger) AddPlaces(ctx context.Context, rows []isnad.PlaceRow, progress func(done, total int)) (appended int, err error) {
	err = l.write(ctx, func(tx *sql.Tx) error {
		have, err := selectPlaces(ctx, tx)
		if err != nil {
			return err
		}
		inForce := make(map[string]string, len(have))
		for i := range have {
			if inForce[have[i].ID], err = placeBody(&have[i]); err != nil {
				return err
			}
		}
		insert, err := tx.PrepareContext(ctx, `INSERT INTO places (id, file, line, body) VALUES (?, ?, ?, ?)`)
		if err != nil {
			return err
		}
		defer insert.Close()
		files := map[isnad.PlaceOrigin]int64{}
		for i := range rows {
			r := &rows[i]
			if progress != nil {
				progress(i, len(rows))
			}
			whole, err := placeBody(r)
			if err != nil {
				return err
			}
			if inForce[r.ID] == whole {
				continue
			}
			from := r.Origin
			from.Line = 0
			file, ok := files[from]
			if !ok {
				err := tx.QueryRowContext(ctx, `INSERT INTO place_files (name, source, licence, recorded) VALUES (?, ?, ?, ?) RETURNING seq`,
					r.Origin.File, r.Origin.Source, r.Origin.Licence, l.stamp()).Scan(&file)
				if err != nil {
					return err
				}
				files[from] = file
			}
			body, err := json.Marshal(r)
			if err != nil {
				return err
			}
			if _, err := insert.ExecContext(ctx, r.ID, file, r.Origin.Line, string(body)); err != nil {
				return fmt.Errorf("%s:%d: %w", r.Origin.File, r.Origin.Line, err)
			}
			inForce[r.ID] = whole
			appended++
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("store: add places: %w", err)
	}
	return appended, nil
}

// placeBody is all of a row but where it stands.
func placeBody(r *isnad.PlaceRow) (string, error) {
	body, err := json.Marshal(r)
	return string(body) + r.Origin.Source + "\x00" + r.Origin.Licence, err
}

// Places gives the rows of the ledger's own gazetteer that are in force, by id.
func (l *Ledger) Places(ctx context.Context) ([]isnad.PlaceRow, error) {
	out, err := selectPlaces(ctx, l.db)
	if err != nil {
		return nil, fmt.Errorf("store: places: %w", err)
	}
	return out, nil
}

func selectPlaces(ctx context.Context, q querier) ([]isnad.PlaceRow, error) {
	rows, err := q.QueryContext(ctx, `SELECT p.body, p.line, f.name, f.source, f.licence
		FROM places p JOIN place_files f ON f.seq = p.file
		WHERE p.seq IN (SELECT max(seq) FROM places GROUP BY id) ORDER BY p.id`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []isnad.PlaceRow
	for rows.Next() {
		var r isnad.PlaceRow
		var body string
		if err := rows.Scan(&body, &r.Origin.Line, &r.Origin.File, &r.Origin.Source, &r.Origin.Licence); err != nil {
			return nil, err
		}
		if err := json.Unmarshal([]byte(body), &r); err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, rows.Err()
}
