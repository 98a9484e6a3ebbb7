{{%AUTOESCAPE context="HTML"}}{{! What waits of customers' files and handovers.  Filled
  by cgi-bin/home/files.c: HAS_FILES FILES(FILES_PATH FILES_TEXT FILES_COUNT) }}
{{#HAS_FILES}}<section class="card" aria-labelledby="files-h"><div class="card-head"><h2 id="files-h">{{_"Customer files"}}</h2></div><nav class="tabs" aria-label="{{_"Customer files"}}"><ul>{{#FILES}}<li><a href="{{FILES_PATH}}">{{FILES_TEXT}}<span class="count tone-warn">{{FILES_COUNT}}</span></a></li>{{/FILES}}</ul></nav></section>{{/HAS_FILES}}
