{{%AUTOESCAPE context="HTML"}}{{! Figures of teams on top.  Filled by cgi-bin/view/team_view.c.
  HAS_FIGURES UNTIL_DAY MADE_AT NO_FIGURES; TILE(TILE_LABEL TILE_VALUE TILE_NOTE
  TILE_TONE TILE_PATH) }}
{{#HAS_FIGURES}}<ul class="figures">
{{#TILE}}
<li class="card figure tone-{{TILE_TONE}}"><div><a class="soft" href="{{TILE_PATH}}">{{TILE_LABEL}}</a><b>{{TILE_VALUE}}</b><small>{{TILE_NOTE}}</small></div></li>
{{/TILE}}
</ul>{{/HAS_FIGURES}}
{{#NO_FIGURES}}<section class="card"><div class="empty">{{@icon chart-bar}}<h2>{{_"No figures yet"}}</h2><p>{{_"They are summed up within a minute of the first customer."}}</p></div></section>{{/NO_FIGURES}}
